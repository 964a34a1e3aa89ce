package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.PermitLooks;
import org.openbeian.review.application.ReviewAccess;

/** What lets the holder of a task look at its materials (R-PERM-2). */
@Path("/api/v1/review-tasks/{id}/materials/{materialId}/permits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD})
@Tag(name = "materials")
class PermitsResource {

  private final PermitLooks permitLooks;
  private final CurrentCaller caller;

  PermitsResource(PermitLooks permitLooks, CurrentCaller caller) {
    this.permitLooks = permitLooks;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "permitLook",
      summary = "Get a permit for one look at a material",
      description =
          "Only the one who has claimed the task, in the preliminary review. order-service shows the"
              + " picture for it, once, and puts the look on the trail. Each call gives another"
              + " permit, so it needs no Idempotency-Key.")
  @APIResponse(
      responseCode = "201",
      description = "The permit",
      content = @Content(schema = @Schema(implementation = PermitView.class)))
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(
      responseCode = "403",
      description = "Another role's task, or an order of the caller's own account (R-PERM-2)")
  @APIResponse(
      responseCode = "404",
      description = "No such task, or it was submitted without such a material")
  @APIResponse(
      responseCode = "409",
      description =
          "The caller does not hold the task: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED,"
              + " TASK_CLOSED, NO_LOOKS_HERE")
  public Uni<Response> permit(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return permitLooks
        .one(Parameters.inPath(id), Parameters.inPath(materialId), caller.get())
        .map(
            permit ->
                Response.status(Response.Status.CREATED)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .entity(PermitView.of(permit))
                    .build());
  }
}
