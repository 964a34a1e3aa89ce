package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ClaimTask;
import org.openbeian.review.application.DecideTask;
import org.openbeian.review.application.ForwardTask;
import org.openbeian.review.application.ReleaseTask;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.GivenDecision;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewTask;

/** What reviewers and bureau officers do to a task. */
@Path("/api/v1/review-tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "review tasks")
@APIResponse(
    responseCode = "200",
    description = "The task as the act left it",
    content = @Content(schema = @Schema(implementation = TaskView.class)))
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(
    responseCode = "403",
    description = "Another role's task, or an order of the caller's own account (R-PERM-2)")
@APIResponse(responseCode = "404", description = "None, or another province's")
@APIResponse(
    responseCode = "409",
    description =
        "The task does not allow it: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED, TASK_CLOSED,"
            + " NOTHING_TO_FORWARD, SUPPLEMENTS_OPEN, CHECKLIST_INCOMPLETE, NO_CHECKLIST_HERE")
class ReviewActResource {

  private static final String KEY = "Idempotency-Key";
  private static final String KEY_USE =
      "Sent again with the same body, the first answer is repeated";

  private final ClaimTask claim;
  private final ReleaseTask release;
  private final DecideTask decide;
  private final ForwardTask forward;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;
  private final Overdue overdue;
  private final Clock clock;

  ReviewActResource(
      ClaimTask claim,
      ReleaseTask release,
      DecideTask decide,
      ForwardTask forward,
      Idempotency idempotency,
      CurrentCaller caller,
      Sealer sealer,
      Overdue overdue,
      Clock clock) {
    this.claim = claim;
    this.release = release;
    this.decide = decide;
    this.forward = forward;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
    this.overdue = overdue;
    this.clock = clock;
  }

  @POST
  @Path("{id}/claim")
  @Operation(
      operationId = "claimReviewTask",
      summary = "Take a task up",
      description = "One caller gets it. Claiming again what one has changes nothing.")
  public Uni<Response> claim(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    return act(id, "claim", key, null, claim::claim);
  }

  @POST
  @Path("{id}/release")
  @Operation(
      operationId = "releaseReviewTask",
      summary = "Give a claimed task back to the queue",
      description = "The one who claimed it, or a review lead.")
  public Uni<Response> release(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    return act(id, "release", key, null, release::release);
  }

  @POST
  @Path("{id}/decision")
  @Operation(
      operationId = "decideReviewTask",
      summary = "Decide a claimed task",
      description =
          "Only the one who claimed it. REJECT and REQUEST_CHANGES carry reasons that point at"
              + " fields, canned ones (GET /review-reasons) or of one's own. PASS takes a checklist"
              + " that is complete, by what was answered before or comes with the decision, YES or"
              + " NOT_APPLICABLE everywhere, and no open supplement. APPROVE draws the filing's"
              + " numbers.")
  @APIResponse(
      responseCode = "422",
      description =
          "The outcome belongs to the other stage (OUTCOME_NOT_OF_STAGE) or is missing"
              + " (OUTCOME_MISSING); or the reasons do not do, field by field: REASONS_MISSING,"
              + " REASONS_UNEXPECTED, REASONS_TOO_MANY, REASON_NULL, REASON_CODE, REASON_RULE,"
              + " REASON_MESSAGE, REASON_UNKNOWN, REASON_OF_OTHER_TYPE, REASON_PATH (nothing like"
              + " that was submitted), REASON_PATH_UNFIT and REASON_PATH_NONE (the canned reason"
              + " belongs elsewhere), TEXT_TOO_LONG, TEXT_CONTROL; or the checklist does not"
              + " do: CHECKED_NO (an item forbids a pass), and what answering it refuses")
  public Uni<Response> decide(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @Nullable DecisionRequest request) {
    if (request == null) {
      throw ApiException.invalid(List.of(Violation.of("outcome", null, "OUTCOME_MISSING")));
    }
    GivenDecision decision = request.decision(sealer);
    return act(id, "decision", key, request, (task, who) -> decide.decide(task, decision, who));
  }

  @POST
  @Path("{id}/forwarding")
  @Operation(
      operationId = "forwardReviewTask",
      summary = "Forward a passed order towards the bureau",
      description = "Only where the provider forwards by hand (R-FLOW-4).")
  public Uni<Response> forward(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    return act(id, "forwarding", key, null, forward::forward);
  }

  private Uni<Response> act(
      String id,
      String act,
      @Nullable String key,
      @Nullable Object body,
      BiFunction<UUID, Caller, Uni<ReviewTask>> useCase) {
    UUID task = Parameters.inPath(id);
    Caller who = caller.get();
    return idempotency.once(
        key,
        who,
        "POST /review-tasks/" + task + "/" + act,
        body,
        () ->
            useCase
                .apply(task, who)
                .map(
                    changed ->
                        Response.ok(TaskView.of(changed, overdue, clock.instant())).build()));
  }
}
