package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.AnswerChecklist;
import org.openbeian.review.application.ReadChecklist;
import org.openbeian.review.application.ReviewAccess;

/** What reviewers check before a pass (R-FLOW-2). */
@Path("/api/v1/review-tasks/{id}/checklist")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "checklist")
@APIResponse(
    responseCode = "200",
    description = "The checklist",
    content = @Content(schema = @Schema(implementation = ChecklistView.class)))
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(
    responseCode = "403",
    description =
        "Another role's task; or, to answer, an order of the caller's own account (R-PERM-2)")
@APIResponse(responseCode = "404", description = "No such task")
class ChecklistResource {

  private final AnswerChecklist answer;
  private final ReadChecklist read;
  private final CurrentCaller caller;
  private final Sealer sealer;

  ChecklistResource(
      AnswerChecklist answer, ReadChecklist read, CurrentCaller caller, Sealer sealer) {
    this.answer = answer;
    this.read = read;
    this.caller = caller;
    this.sealer = sealer;
  }

  @GET
  @Operation(
      operationId = "readChecklist",
      summary = "What there is to check before a pass",
      description =
          "By type, nature, province and kinds of services, with the answers so far. A resubmission"
              + " begins with none and shows the last round's beside each item. Of an erased"
              + " application only what was answered is left, without notes.")
  public Uni<ChecklistView> read(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    return read.of(Parameters.inPath(id), caller.get())
        .map(filled -> ChecklistView.of(filled, sealer, locale(language)));
  }

  @PUT
  @Operation(
      operationId = "answerChecklist",
      summary = "Answer some or all of it",
      description =
          "Only the one who has claimed the task. Answers are added to those that there are and take"
              + " the place of earlier ones to the same item; they stay when the task goes to"
              + " somebody else. The decision may carry them instead, so that a screen needs one"
              + " request.")
  @APIResponse(
      responseCode = "409",
      description =
          "The caller does not hold the task: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED,"
              + " TASK_CLOSED, NO_CHECKLIST_HERE")
  @APIResponse(
      responseCode = "422",
      description =
          "Nothing is kept, each violation names its answer: ANSWERS_MISSING, ANSWERS_TOO_MANY,"
              + " ANSWER_NULL, ANSWER_CODE (not asked of this task), ANSWER_REPEATED, ANSWER_MISSING,"
              + " ANSWER_NOTE_MISSING, CALLS_MISSING (YES takes calls, and which), TEXT_TOO_LONG,"
              + " TEXT_CONTROL")
  public Uni<ChecklistView> answer(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ChecklistRequest.class)))
          @Nullable ChecklistRequest request) {
    if (request == null) {
      throw ChecklistRequest.missing();
    }
    return answer
        .answer(Parameters.inPath(id), request.given(sealer), caller.get())
        .map(filled -> ChecklistView.of(filled, sealer, locale(language)));
  }

  private static String locale(@Nullable String language) {
    return Languages.accepted(language).getLanguage();
  }
}
