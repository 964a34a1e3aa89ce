package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Messages;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ForwardTasks;
import org.openbeian.review.application.ReviewAccess;

/** Passed orders that go on towards the bureau together (R-FLOW-4). */
@Path("/api/v1/review-tasks/forwardings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "review tasks")
class ForwardingsResource {

  private final ForwardTasks forward;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Messages messages;

  ForwardingsResource(
      ForwardTasks forward, Idempotency idempotency, CurrentCaller caller, Messages messages) {
    this.forward = forward;
    this.idempotency = idempotency;
    this.caller = caller;
    this.messages = messages;
  }

  @POST
  @Operation(
      operationId = "forwardReviewTasks",
      summary = "Forward many passed orders towards the bureau",
      description =
          "Only where the provider forwards by hand (R-FLOW-4), within 1 working day after the pass;"
              + " not only by the one who passed them. Each is forwarded by itself: one that can't"
              + " be holds up no other, and the answer says why. Sent again after the answer was"
              + " lost, it does nothing twice.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each",
      content = @Content(schema = @Schema(implementation = ForwardingList.class)))
  @APIResponse(responseCode = "400", description = "The body is of another form: MALFORMED_JSON")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(responseCode = "403", description = "No reviewer's token")
  @APIResponse(
      responseCode = "422",
      description =
          "Nothing is forwarded: TASKS_MISSING, TASKS_TOO_MANY, TASK_NULL,"
              + " IDEMPOTENCY_KEY_REUSED")
  public Uni<Response> forward(
      @Parameter(description = "Sent again with the same body, the first answer is repeated")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ForwardingsRequest.class)))
          @Nullable ForwardingsRequest request) {
    if (request == null) {
      throw ForwardingsRequest.missing();
    }
    Set<UUID> ids = request.ids();
    Caller who = caller.get();
    Locale locale = Languages.accepted(language);
    // each has a transaction of its own, so all have gone before the answer is kept
    return idempotency.once(
        key,
        who,
        "POST /review-tasks/forwardings",
        request,
        () -> forward.forward(ids, who),
        done ->
            Uni.createFrom().item(Response.ok(ForwardingList.of(done, messages, locale)).build()));
  }
}
