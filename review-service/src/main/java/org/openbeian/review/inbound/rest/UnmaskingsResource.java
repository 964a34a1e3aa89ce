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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.application.UnmaskFields;

/** What shows the holder of a task its masked fields (R-PERM-2). */
@Path("/api/v1/review-tasks/{id}/unmaskings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ReviewAccess.REVIEWER, ReviewAccess.REVIEW_LEAD, ReviewAccess.BUREAU_OFFICER})
@Tag(name = "review tasks")
class UnmaskingsResource {

  private final UnmaskFields unmask;
  private final CurrentCaller caller;

  UnmaskingsResource(UnmaskFields unmask, CurrentCaller caller) {
    this.unmask = unmask;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "unmaskFields",
      summary = "See masked fields whole",
      description =
          "Only the one who has claimed the task, in both stages, and for a reason, such as a phone"
              + " call to a principal. Who looked at which fields, when and why is on the trail"
              + " before anything is answered. Each call is a look of its own, also when it is sent"
              + " again, so there is no Idempotency-Key; the answer is not to be stored.")
  @APIResponse(
      responseCode = "200",
      description = "The values",
      content = @Content(schema = @Schema(implementation = UnmaskedView.class)))
  @APIResponse(responseCode = "400", description = "MALFORMED_JSON: no body, or not of this form")
  @APIResponse(responseCode = "401", description = "No valid token")
  @APIResponse(
      responseCode = "403",
      description =
          "FORBIDDEN: another role's task · OWN_ACCOUNT: an order of the caller's own account"
              + " (R-PERM-2)")
  @APIResponse(responseCode = "404", description = "No such task, or another province's")
  @APIResponse(
      responseCode = "409",
      description =
          "The caller does not hold the task: TASK_TAKEN, TASK_NOT_CLAIMED, TASK_DECIDED,"
              + " TASK_CLOSED")
  @APIResponse(
      responseCode = "422",
      description =
          "INVALID, and nothing was shown: at paths PATHS_COUNT, at paths[i] FIELD_NOT_MASKED, at"
              + " reason LOOK_REASON_LENGTH or TEXT_CONTROL")
  public Uni<Response> unmask(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = UnmaskingRequest.class)))
          @Nullable UnmaskingRequest request) {
    UUID task = Parameters.inPath(id);
    UnmaskingRequest wanted = Parameters.body(request).checked();
    return unmask
        .unmask(task, wanted.requiredPaths(), wanted.requiredReason(), caller.get())
        .map(
            values ->
                Response.ok(UnmaskedView.of(values))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build());
  }
}
