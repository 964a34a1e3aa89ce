package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.TakeOverMaterial;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** Materials of the library that become ones of an order (R-MAT-4). */
@Path("/api/v1/orders/{id}/materials/takeover")
@Tag(name = "Materials")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class MaterialTakeoverResource {

  private final TakeOverMaterial takeOverMaterial;
  private final CurrentCaller caller;

  MaterialTakeoverResource(TakeOverMaterial takeOverMaterial, CurrentCaller caller) {
    this.takeOverMaterial = takeOverMaterial;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "takeMaterialOver",
      summary = "Take a material of the library over, in the place of the one of its kind and part",
      description =
          "Without a second upload: the picture is shared. It is checked anew: it can be read, its"
              + " kind fits the part, and it shows no certificate that has expired. Sent again it"
              + " changes nothing, so it needs no Idempotency-Key.")
  @APIResponse(
      responseCode = "201",
      description = "The material",
      headers = @Header(name = "Location"),
      content = @Content(schema = @Schema(implementation = MaterialView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such order in this account, or no such material in its library")
  @APIResponse(
      responseCode = "409",
      description = "The order can't be edited in its state, or has as many as it may have")
  @APIResponse(
      responseCode = "422",
      description =
          "Not fit for the part, unreadable, or expired; or the reviewer asked for changes of"
              + " something else: NOT_REQUESTED")
  public Uni<Response> takeOver(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = MaterialTakeover.class)))
          @Nullable MaterialTakeover body) {
    MaterialTakeover wanted = Parameters.body(body);
    return takeOverMaterial
        .of(OrderAnswers.idOf(id), wanted.material(), wanted.of(), caller.get())
        .map(
            placed ->
                Response.status(Response.Status.CREATED)
                    .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/orders/" + id + "/materials/" + placed.material().id())
                    .entity(MaterialView.of(placed))
                    .build());
  }
}
