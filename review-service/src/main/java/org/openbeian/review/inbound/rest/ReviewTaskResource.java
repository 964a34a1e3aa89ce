package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReadTasks;
import org.openbeian.review.application.ReadTasks.Wish;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.SearchText;
import org.openbeian.review.domain.SlaState;

/** The queue of reviewers and bureau officers. */
@Path("/api/v1/review-tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "review tasks")
@APIResponse(
    responseCode = "401",
    description = "No valid token",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "403",
    description = "Not a reviewer's or officer's token, or the other stage's task",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
class ReviewTaskResource {

  private static final Duration LONGEST_AGE = Duration.ofDays(3660);
  private static final int LONGEST_TEXT = 60;

  private final ReadTasks read;
  private final CurrentCaller caller;
  private final Sealer sealer;
  private final TaskClocks clocks;
  private final Messages messages;

  ReviewTaskResource(
      ReadTasks read, CurrentCaller caller, Sealer sealer, TaskClocks clocks, Messages messages) {
    this.read = read;
    this.caller = caller;
    this.sealer = sealer;
    this.clocks = clocks;
    this.messages = messages;
  }

  @GET
  @Operation(
      operationId = "listReviewTasks",
      summary = "The queue",
      description =
          "Tasks of one stage: resubmissions first, then the oldest. Reviewers and leads see the"
              + " preliminary review, officers the cases of their provinces. All filters may be"
              + " combined. Neither a task's place nor its key ever changes, so pages by cursor stay"
              + " right while tasks come and go: nothing that stays is missed or shown twice. To"
              + " work, take POST /review-tasks/next instead of the first of a page: a page shows"
              + " everybody the same task.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = TaskPage.class)))
  @APIResponse(responseCode = "400", description = "A parameter can't be read")
  @APIResponse(
      responseCode = "409",
      description =
          "CALENDAR_MISSING: what is overdue can't be told, for lack of a year's working days"
              + " (R-CAL-1)")
  public Uni<TaskPage> list(
      @Parameter(
              description = "The caller's own stage when absent",
              schema = @Schema(implementation = ReviewStage.class))
          @QueryParam("stage")
          @Nullable String stage,
      @Parameter(
              description =
                  "One queue, as GET /review-queues counts them: PRELIMINARY to be reviewed now ·"
                      + " RESUBMISSIONS of those the ones in a second round or later · SUPPLEMENTS"
                      + " asked for, in the post or to be judged · FORWARDING passed, to be forwarded"
                      + " by hand · BUREAU cases to be decided",
              schema = @Schema(implementation = ReviewQueue.class))
          @QueryParam("queue")
          @Nullable String queue,
      @Parameter(schema = @Schema(implementation = ReviewTaskState.class)) @QueryParam("state")
          @Nullable String state,
      @Parameter(schema = @Schema(implementation = FilingType.class)) @QueryParam("type")
          @Nullable String type,
      @Parameter(description = "GB/T 2260", example = "330000") @QueryParam("province")
          @Nullable String province,
      @QueryParam("orderId") @Nullable String orderId,
      @Parameter(description = "Who has or decided it: a user's id, or me", example = "reviewer-1")
          @QueryParam("assignee")
          @Nullable String assignee,
      @Parameter(
              description = "How it stands to what was promised; of what still waits",
              schema = @Schema(implementation = SlaState.class))
          @QueryParam("sla")
          @Nullable String sla,
      @Parameter(
              description = "Opened at least so long ago; an ISO 8601 duration of days or hours",
              example = "PT24H")
          @QueryParam("minAge")
          @Nullable String minAge,
      @Parameter(description = "Opened at most so long ago", example = "P7D") @QueryParam("maxAge")
          @Nullable String maxAge,
      @Parameter(
              description =
                  "Part of the subject's name, a service's name, a domain, the order's id or the"
                      + " number on record; 2 to 60 characters, in any case. Only of what still"
                      + " waits; names of persons are not searched",
              example = "启明")
          @QueryParam("text")
          @Nullable String text,
      @Parameter(
              description = "Only what has waited for too long (R-FLOW-10); true or absent",
              schema = @Schema(implementation = Boolean.class))
          @QueryParam("overdue")
          @Nullable String onlyOverdue,
      @Parameter(
              description =
                  "true: only tasks with supplements that are not yet accepted (R-FLOW-3); false:"
                      + " only those without",
              schema = @Schema(implementation = Boolean.class))
          @QueryParam("supplementsWaiting")
          @Nullable String supplementsWaiting,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100; 20 when absent") @QueryParam("limit")
          @Nullable String limit) {
    String order = emptyToNull(orderId);
    Wish wish =
        new Wish(
            Parameters.choice("queue", queue, ReviewQueue.class),
            Parameters.choice("stage", stage, ReviewStage.class),
            Parameters.choice("state", state, ReviewTaskState.class),
            emptyToNull(province),
            Parameters.choice("type", type, FilingType.class),
            order == null ? null : Parameters.parameter("orderId", order),
            user(emptyToNull(assignee)),
            Parameters.choice("sla", sla, SlaState.class),
            duration("minAge", minAge),
            duration("maxAge", maxAge),
            text(text),
            isTrue("overdue", onlyOverdue),
            flag(emptyToNull(supplementsWaiting)));
    int rows = Page.limit(limit);
    return read.page(wish, Cursor.decode(cursor), rows, caller.get())
        .map(found -> TaskPage.of(found, rows, clocks));
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "readReviewTask",
      summary = "A task with all that its reviewer needs",
      description =
          "The application, masked; what the rules asked and noticed; the materials; what changed"
              + " since the round before, with the reasons then given; the order's other reviews;"
              + " the subject's other orders and record. When the round before was sent back with"
              + " REQUEST_CHANGES, its reviewer sees only what changed (R-FLOW-2), unless show=all."
              + " Masked fields are shown whole by POST …/unmaskings.")
  @APIResponse(
      responseCode = "200",
      description = "The task",
      content = @Content(schema = @Schema(implementation = TaskDetail.class)))
  @APIResponse(responseCode = "400", description = "BAD_PARAMETER: show is something else")
  @APIResponse(responseCode = "404", description = "None, or another province's")
  public Uni<TaskDetail> one(
      @PathParam("id") String id,
      @Parameter(
              description =
                  "all: the whole application. changes: only what changed since the round before;"
                      + " where there is nothing to compare with, all is shown. When absent: changes"
                      + " in the preliminary review of what was sent back with REQUEST_CHANGES, all"
                      + " otherwise",
              schema = @Schema(enumeration = {"all", "changes"}))
          @QueryParam("show")
          @Nullable String show,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    UUID task = Parameters.inPath(id);
    TaskDetail.Wish wish = new TaskDetail.Wish(Shown.parameter(show), Languages.accepted(language));
    return read.one(task, caller.get())
        .map(dossier -> TaskDetail.of(dossier, wish, sealer, messages, clocks));
  }

  private @Nullable String user(@Nullable String assignee) {
    return "me".equals(assignee) ? caller.get().subject() : assignee;
  }

  private static @Nullable Duration duration(String name, @Nullable String text) {
    String given = emptyToNull(text);
    if (given == null) {
      return null;
    }
    try {
      Duration duration = Duration.parse(given);
      if (!duration.isNegative() && duration.compareTo(LONGEST_AGE) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // answered below
    }
    throw ApiException.badParameter(name, "PT24H, P7D");
  }

  private static @Nullable String text(@Nullable String text) {
    String given = emptyToNull(text);
    if (given == null) {
      return null;
    }
    String searched = SearchText.of(given);
    if (searched.length() < 2
        || searched.length() > LONGEST_TEXT
        || searched.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.badParameter("text", "2–" + LONGEST_TEXT);
    }
    return searched;
  }

  private static boolean isTrue(String name, @Nullable String text) {
    String given = emptyToNull(text);
    if (given != null && !given.equals("true")) {
      throw ApiException.badParameter(name, "true");
    }
    return given != null;
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiException.badParameter("supplementsWaiting", "true, false");
    };
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
