package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReadCalls;
import org.openbeian.review.application.RecordCall;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.call.NewCall;

/** Whom reviewers phoned about a task (R-FLOW-2). */
@Path("/api/v1/review-tasks/{id}/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "calls")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(
    responseCode = "403",
    description =
        "Another role's task; or, to record one, an order of the caller's own account (R-PERM-2)")
@APIResponse(responseCode = "404", description = "No such task")
class CallsResource {

  private final RecordCall record;
  private final ReadCalls read;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;

  CallsResource(
      RecordCall record,
      ReadCalls read,
      Idempotency idempotency,
      CurrentCaller caller,
      Sealer sealer) {
    this.record = record;
    this.read = read;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
  }

  @POST
  @Operation(
      operationId = "recordCall",
      summary = "Record that a principal was phoned",
      description =
          "Only the one who has claimed the task, in the preliminary review. Not reached ones are"
              + " recorded, too. What is recorded stays, also when the task is given back; the"
              + " checklist may ask for a call that reached each principal. At most 50 per task.")
  @APIResponse(
      responseCode = "201",
      description = "The call; its note is shown in lists only",
      content = @Content(schema = @Schema(implementation = CallView.Recorded.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The caller does not hold the task: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED,"
              + " TASK_CLOSED, NO_CALLS_HERE; or it has 50 calls: TOO_MANY_CALLS")
  @APIResponse(
      responseCode = "422",
      description =
          "CALL_OF_MISSING, CALL_OF_NOBODY (the application has no such principal),"
              + " CALL_RESULT_MISSING, CALL_AT, CALL_IN_FUTURE, CALL_BEFORE_SUBMISSION, TEXT_TOO_LONG,"
              + " TEXT_CONTROL")
  public Uni<Response> record(
      @PathParam("id") String id,
      @Parameter(description = "Sent again with the same body, the first answer is repeated")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = CallRequest.class)))
          @Nullable CallRequest request) {
    if (request == null) {
      throw CallRequest.missing();
    }
    UUID task = Parameters.inPath(id);
    NewCall made = request.call(sealer);
    return idempotency.once(
        key,
        caller.get(),
        "POST /review-tasks/" + task + "/calls",
        request,
        () ->
            record
                .record(task, made, caller.get())
                .map(
                    call ->
                        Response.status(Response.Status.CREATED)
                            .entity(CallView.Recorded.of(call))
                            .build()));
  }

  @GET
  @Operation(
      operationId = "listCalls",
      summary = "The calls of a task",
      description =
          "By whoever held it; also in the task itself. Those of earlier rounds stay there.")
  @APIResponse(
      responseCode = "200",
      description = "The calls",
      content = @Content(schema = @Schema(implementation = CallList.class)))
  public Uni<CallList> list(@PathParam("id") String id) {
    return read.of(Parameters.inPath(id), caller.get()).map(calls -> CallList.of(calls, sealer));
  }
}
