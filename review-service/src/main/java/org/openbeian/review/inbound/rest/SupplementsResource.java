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
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.AskForSupplement;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.Supplement;

/** What the reviewer of a task asks for before a pass (R-FLOW-3). */
@Path("/api/v1/review-tasks/{id}/supplements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "supplements")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(
    responseCode = "403",
    description = "Another role's task, or an order of the caller's own account (R-PERM-2)")
@APIResponse(responseCode = "404", description = "No such task, or it has no such supplement")
@APIResponse(
    responseCode = "409",
    description =
        "The task does not allow it: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED, TASK_CLOSED,"
            + " TOO_MANY_SUPPLEMENTS; nor does the supplement: SUPPLEMENT_NOT_ARRIVED,"
            + " SUPPLEMENT_STATE_FORBIDS_ACT")
class SupplementsResource {

  private static final String KEY = "Idempotency-Key";
  private static final String KEY_USE =
      "Sent again with the same body, the first answer is repeated";

  private final AskForSupplement supplements;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;

  SupplementsResource(
      AskForSupplement supplements, Idempotency idempotency, CurrentCaller caller, Sealer sealer) {
    this.supplements = supplements;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
  }

  @POST
  @Operation(
      operationId = "askForSupplement",
      summary = "Ask the filer for a supplement",
      description =
          "Only the one who has claimed the task. While it is open the task can't be passed; any"
              + " other decision closes it. At most 10 per task.")
  @APIResponse(
      responseCode = "201",
      description = "The supplement",
      content = @Content(schema = @Schema(implementation = SupplementView.class)))
  @APIResponse(responseCode = "422", description = "It is not said what is wanted")
  public Uni<Response> ask(
      @PathParam("id") String id,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SupplementRequest.class)))
          @Nullable SupplementRequest request) {
    if (request == null) {
      throw SupplementText.invalid("kind", "SUPPLEMENT_KIND_MISSING");
    }
    UUID task = Parameters.inPath(id);
    SupplementKind kind = request.requiredKind();
    String note = request.checkedNote();
    return once(201, key, task, "", request, () -> supplements.ask(task, kind, note, caller.get()));
  }

  @POST
  @Path("{supplementId}/arrival")
  @Operation(
      operationId = "logSupplementArrival",
      summary = "Log that mailed originals have arrived",
      description = "1 to 2 working days after they came, as a rule.")
  @APIResponse(
      responseCode = "200",
      description = "The supplement",
      content = @Content(schema = @Schema(implementation = SupplementView.class)))
  public Uni<Response> arrived(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    UUID task = Parameters.inPath(id);
    UUID supplement = Parameters.inPath(supplementId);
    return once(
        200,
        key,
        task,
        "/" + supplement + "/arrival",
        null,
        () -> supplements.arrived(task, supplement, caller.get()));
  }

  @POST
  @Path("{supplementId}/acceptance")
  @Operation(
      operationId = "acceptSupplement",
      summary = "Accept what the filer provided",
      description = "Mailed originals must be logged as arrived first.")
  @APIResponse(
      responseCode = "200",
      description = "The supplement",
      content = @Content(schema = @Schema(implementation = SupplementView.class)))
  public Uni<Response> accept(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key) {
    UUID task = Parameters.inPath(id);
    UUID supplement = Parameters.inPath(supplementId);
    return once(
        200,
        key,
        task,
        "/" + supplement + "/acceptance",
        null,
        () -> supplements.accept(task, supplement, caller.get()));
  }

  @POST
  @Path("{supplementId}/refusal")
  @Operation(
      operationId = "refuseSupplement",
      summary = "Ask again for what was wrong",
      description = "The filer is told the reason and provides it anew.")
  @APIResponse(
      responseCode = "200",
      description = "The supplement",
      content = @Content(schema = @Schema(implementation = SupplementView.class)))
  @APIResponse(responseCode = "422", description = "The reason is missing")
  public Uni<Response> refuse(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @Parameter(description = KEY_USE) @HeaderParam(KEY) @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SupplementRefusal.class)))
          @Nullable SupplementRefusal request) {
    if (request == null) {
      throw SupplementText.invalid("reason", "SUPPLEMENT_TEXT_MISSING");
    }
    UUID task = Parameters.inPath(id);
    UUID supplement = Parameters.inPath(supplementId);
    String reason = request.requiredReason();
    return once(
        200,
        key,
        task,
        "/" + supplement + "/refusal",
        request,
        () -> supplements.refuse(task, supplement, reason, caller.get()));
  }

  private Uni<Response> once(
      int status,
      @Nullable String key,
      UUID task,
      String subPath,
      @Nullable Object body,
      Supplier<Uni<Supplement>> act) {
    return idempotency.once(
        key,
        caller.get(),
        "POST /review-tasks/" + task + "/supplements" + subPath,
        body,
        () ->
            act.get()
                .map(
                    supplement ->
                        Response.status(status)
                            .entity(SupplementView.of(supplement, sealer))
                            .build()));
  }
}
