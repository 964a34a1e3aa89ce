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
import org.openbeian.review.application.GiveTask;
import org.openbeian.review.application.NextTask;
import org.openbeian.review.application.ReleaseTask;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.GivenDecision;
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
            + " NOTHING_TO_FORWARD, SUPPLEMENTS_OPEN, CHECKLIST_INCOMPLETE, NO_CHECKLIST_HERE,"
            + " NUMBERS_CROWDED")
class ReviewActResource {

  private static final String KEY = "Idempotency-Key";
  private static final String KEY_USE =
      "Sent again with the same body, the first answer is repeated";

  private final ClaimTask claim;
  private final NextTask next;
  private final GiveTask give;
  private final ReleaseTask release;
  private final DecideTask decide;
  private final ForwardTask forward;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;
  private final TaskClocks clocks;

  ReviewActResource(
      ClaimTask claim,
      NextTask next,
      GiveTask give,
      ReleaseTask release,
      DecideTask decide,
      ForwardTask forward,
      Idempotency idempotency,
      CurrentCaller caller,
      Sealer sealer,
      TaskClocks clocks) {
    this.claim = claim;
    this.next = next;
    this.give = give;
    this.release = release;
    this.decide = decide;
    this.forward = forward;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
    this.clocks = clocks;
  }

  @POST
  @Path("next")
  @Operation(
      operationId = "nextReviewTask",
      summary = "Take up the task that comes next",
      description =
          "Finds and claims in one step: of any number of callers at once each gets another task."
              + " Resubmissions come first, then the oldest. What waits for its filer, what somebody"
              + " has, and orders of the caller's own account are passed over. Without a body:"
              + " anything of the caller's stage and provinces. With an Idempotency-Key a repeated"
              + " request gives the same task instead of one more.")
  @APIResponse(responseCode = "204", description = "Nothing that is wished for waits for somebody")
  @APIResponse(responseCode = "400", description = "A queue that is not claimed from")
  public Uni<Response> next(
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @Nullable NextTaskRequest request) {
    Caller who = caller.get();
    NextTask.Wish wish = request == null ? NextTaskRequest.ANY : request.wish();
    return idempotency.once(
        key,
        who,
        "POST /review-tasks/next",
        request,
        () ->
            next.claim(wish, who)
                .map(
                    found ->
                        found
                            .map(task -> Response.ok(TaskView.of(task, clocks)).build())
                            .orElseGet(() -> Response.noContent().build())));
  }

  @POST
  @Path("{id}/handover")
  @Operation(
      operationId = "handOverReviewTask",
      summary = "Give a claimed task to a colleague",
      description =
          "Only its holder. The colleague goes on where it stands. They must have worked here in"
              + " their stage before (see GET /review-staff), at the bureau for that province, and"
              + " must not be of the order's own account.")
  @APIResponse(
      responseCode = "422",
      description =
          "STAFF_UNKNOWN, STAFF_NOT_OF_STAGE, STAFF_OF_OWN_ACCOUNT: they can't have it (R-PERM-2)")
  public Uni<Response> handOver(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @Nullable GivingRequest request) {
    String to = Parameters.body(request).checkedTo();
    return act(id, "handover", key, request, (task, who) -> give.handOver(task, to, who));
  }

  @POST
  @Path("{id}/assignment")
  @RolesAllowed(ReviewAccess.REVIEW_LEAD)
  @Operation(
      operationId = "assignReviewTask",
      summary = "Give a task to somebody, as a lead",
      description =
          "Only review leads, and only in the preliminary review: an open task, or one that"
              + " somebody has. The same is asked of who gets it as of a handover.")
  @APIResponse(
      responseCode = "422",
      description =
          "STAFF_UNKNOWN, STAFF_NOT_OF_STAGE, STAFF_OF_OWN_ACCOUNT: they can't have it (R-PERM-2)")
  public Uni<Response> assign(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @Nullable GivingRequest request) {
    String to = Parameters.body(request).checkedTo();
    return act(id, "assignment", key, request, (task, who) -> give.assign(task, to, who));
  }

  @POST
  @Path("{id}/claim")
  @Operation(
      operationId = "claimReviewTask",
      summary = "Take a task up",
      description =
          "One caller gets it: of several at once the others are answered 409 TASK_TAKEN. It stays"
              + " with its holder until leaseUntil; every act on it moves that on, and so does"
              + " claiming again what one has. Who does nothing for so long has it no more: it is"
              + " back in the queue, with all that was done on it.")
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
              + " fields, canned ones (GET /review-reasons) or of one's own; at the bureau their codes"
              + " are the field's result codes, whose words stand where a message is left out. PASS"
              + " takes a checklist that is complete, by what was answered before or comes with the"
              + " decision, YES or NOT_APPLICABLE everywhere, and no open supplement. APPROVE takes"
              + " the numbers that the officer gives, else those of a verdict that came before, else"
              + " the next of the province's series.")
  @APIResponse(
      responseCode = "422",
      description =
          "The outcome belongs to the other stage (OUTCOME_NOT_OF_STAGE) or is missing"
              + " (OUTCOME_MISSING); or the reasons do not do, field by field: REASONS_MISSING,"
              + " REASONS_UNEXPECTED, REASONS_TOO_MANY, REASON_NULL, REASON_CODE, RESULT_CODE,"
              + " REASON_RULE, REASON_MESSAGE, REASON_OF_OTHER_TYPE, REASON_PATH (nothing like that"
              + " was submitted), REASON_PATH_UNFIT and REASON_PATH_NONE (the canned reason belongs"
              + " elsewhere), TEXT_TOO_LONG, TEXT_CONTROL; or the checklist does not do: CHECKED_NO"
              + " (an item forbids a pass), and what answering it refuses; or numbers can't be those"
              + " of the case: NUMBER_MALFORMED, NUMBER_NOT_THE_RECORDS, NUMBER_OF_SERVICE_MISSING,"
              + " NUMBER_OF_SERVICE_MALFORMED, NUMBER_OF_SERVICE_KEPT, NUMBER_OF_UNKNOWN_SERVICE,"
              + " NUMBER_TWICE, NUMBER_TAKEN")
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
                .map(changed -> Response.ok(TaskView.of(changed, clocks)).build()));
  }
}
