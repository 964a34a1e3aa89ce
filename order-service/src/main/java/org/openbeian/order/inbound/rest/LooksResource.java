package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.LookAtMaterials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.CurrentCaller;

/** Materials as reviewers see them: one by one, each look permitted and on the trail (R-PERM-2). */
@Path("/api/v1/materials/{materialId}/looks")
@Tag(name = "Materials")
@RolesAllowed({"reviewer", "review-lead"})
class LooksResource {

  private final LookAtMaterials lookAtMaterials;
  private final CurrentCaller caller;

  LooksResource(LookAtMaterials lookAtMaterials, CurrentCaller caller) {
    this.lookAtMaterials = lookAtMaterials;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "lookAtMaterial",
      summary = "Look at a material of an order whose review the caller holds",
      description =
          "By a permit of review-service, which is good for one look, by its reviewer, within two"
              + " minutes. The look is put on the trail before the picture is shown. Sent again it is"
              + " refused, so it takes no Idempotency-Key: get another permit.")
  @APIResponse(
      responseCode = "200",
      description = "The picture as it was submitted",
      headers = @Header(name = "Content-Disposition"),
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "403",
      description = "Not a reviewer, or no permit of theirs: PERMIT_NOT_VALID, PERMIT_EXPIRED")
  @APIResponse(responseCode = "404", description = "The material was replaced or removed since")
  @APIResponse(responseCode = "409", description = "The permit was used before: PERMIT_USED")
  @APIResponse(responseCode = "422", description = "The permit is missing")
  @APIResponse(
      responseCode = "503",
      description = "Too many at once, or the files can't be reached; the permit is not used up",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> look(
      @PathParam("materialId") String materialId,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Look.class)))
          @Nullable Look body) {
    String permit = Parameters.body(body).permit();
    if (permit == null || permit.isBlank()) {
      throw ApiException.invalid(List.of(Violation.of("permit", "R-PERM-2", "REQUIRED")));
    }
    return lookAtMaterials
        .permitted(Parameters.inPath(materialId), permit.strip(), caller.get())
        .map(MaterialDownload::of);
  }
}
