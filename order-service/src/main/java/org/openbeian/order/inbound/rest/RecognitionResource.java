package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.openbeian.order.application.RecogniseMaterial;
import org.openbeian.order.application.RecogniseMaterial.Prefill;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** What a picture of a certificate fills in (R-MAT-3). */
@Path("/api/v1/orders/{id}/materials/{materialId}/recognition")
@Tag(name = "Materials")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "403",
    description = "Not a filer, or the permission to fill the order in is missing")
@APIResponse(responseCode = "404", description = "No such order, or material, in this account")
class RecognitionResource {

  private final RecogniseMaterial recogniseMaterial;
  private final CurrentCaller caller;

  RecognitionResource(RecogniseMaterial recogniseMaterial, CurrentCaller caller) {
    this.recogniseMaterial = recogniseMaterial;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "readRecognition",
      summary = "What was read off the certificate, for those who may fill the order in")
  @APIResponse(
      responseCode = "200",
      description = "How far it got, and what was read",
      content = @Content(schema = @Schema(implementation = RecognitionView.class)))
  public Uni<Response> read(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return recogniseMaterial
        .read(OrderAnswers.idOf(id), Parameters.inPath(materialId), caller.get())
        .map(RecognitionResource::answer);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "recogniseMaterial",
      summary = "Have the certificate read, to fill in what it says",
      description =
          "Nothing of it is filled in by itself: the filer confirms or corrects it by saving the"
              + " form. It is kept, and where the form says something else a reviewer is asked. A"
              + " picture that was read is not read again. Kinds that show no certificate are"
              + " NOTHING_RECOGNISED.")
  @APIResponse(
      responseCode = "200",
      description = "How far it got, and what was read",
      content = @Content(schema = @Schema(implementation = RecognitionView.class)))
  @APIResponse(responseCode = "409", description = "The order can't be edited in its state")
  public Uni<Response> recognise(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return recogniseMaterial
        .of(OrderAnswers.idOf(id), Parameters.inPath(materialId), caller.get())
        .map(RecognitionResource::answer);
  }

  private static Response answer(Prefill prefill) {
    return Response.ok(RecognitionView.of(prefill))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
