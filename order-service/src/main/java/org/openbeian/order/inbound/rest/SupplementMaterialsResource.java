package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.LookAtMaterials;
import org.openbeian.order.application.SupplementPictures;
import org.openbeian.order.inbound.rest.SupplementView.PictureView;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.CurrentCaller;

/** The pictures of what the reviewer wants before a pass (R-FLOW-3). */
@Path("/api/v1/orders/{id}/supplements/{supplementId}/materials")
@Tag(name = "Supplements")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
    responseCode = "404",
    description = "No such order in this account, or no such supplement or picture of it")
class SupplementMaterialsResource {

  private final SupplementPictures pictures;
  private final LookAtMaterials lookAtMaterials;
  private final CurrentCaller caller;

  SupplementMaterialsResource(
      SupplementPictures pictures, LookAtMaterials lookAtMaterials, CurrentCaller caller) {
    this.pictures = pictures;
    this.lookAtMaterials = lookAtMaterials;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      operationId = "uploadSupplementMaterial",
      summary = "Upload a picture for a supplement",
      description =
          "For MATERIAL and CURTAIN_PHOTO, while the supplement is ASKED and the order in"
              + " preliminary review: 1 to 10 pictures, checked and kept like materials (R-MAT-2)."
              + " Then PUT .../answer hands them to the reviewer. Asked again, the supplement needs"
              + " new ones; the earlier ones stay with it. The same picture again is the one that is"
              + " there, so it needs no Idempotency-Key.")
  @APIResponse(
      responseCode = "201",
      description = "The picture",
      headers = @Header(name = "Location"),
      content = @Content(schema = @Schema(implementation = PictureView.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "ORDER_STATE_FORBIDS_ACT: the order is not in preliminary review. SUPPLEMENT_NOT_ASKED: it"
              + " was answered or accepted. SUPPLEMENT_TAKES_NO_PICTURES: of VIDEO_CHECK and"
              + " MAILED_ORIGINALS. TOO_MANY_SUPPLEMENT_PICTURES: there are 10")
  @APIResponse(responseCode = "413", description = "Larger than 6 MiB")
  @APIResponse(responseCode = "422", description = "No such picture")
  @APIResponse(
      responseCode = "503",
      description = "Too many at once, or the virus scanner does not answer; nothing is kept",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> upload(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @RestForm @Nullable FileUpload file) {
    if (file == null || file.fileName() == null) {
      throw ApiException.invalid(List.of(Violation.of("file", "R-MAT-2", "REQUIRED")));
    }
    return pictures
        .add(
            OrderAnswers.idOf(id),
            Parameters.inPath(supplementId),
            file.fileName(),
            file.uploadedFile(),
            caller.get())
        .map(
            picture ->
                Response.status(Response.Status.CREATED)
                    .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/orders/"
                            + id
                            + "/supplements/"
                            + supplementId
                            + "/materials/"
                            + picture.id())
                    .entity(PictureView.of(picture))
                    .build());
  }

  @GET
  @Path("/{materialId}/content")
  @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "downloadSupplementMaterial",
      summary = "The picture, for the order's own account",
      description = "Each download is put on the trail before it begins (R-PERM-2).")
  @APIResponse(
      responseCode = "200",
      description = "The picture as it is kept",
      headers = @Header(name = "Content-Disposition"),
      content =
          @Content(
              mediaType = "image/jpeg",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Uni<Response> content(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @PathParam("materialId") String materialId) {
    return lookAtMaterials
        .own(
            OrderAnswers.idOf(id),
            Parameters.inPath(supplementId),
            Parameters.inPath(materialId),
            caller.get())
        .map(MaterialDownload::of);
  }

  @DELETE
  @Path("/{materialId}")
  @Operation(
      operationId = "removeSupplementMaterial",
      summary = "Remove a picture that was not handed to the reviewer yet")
  @APIResponse(responseCode = "204", description = "It is removed, and so is its file")
  @APIResponse(
      responseCode = "409",
      description =
          "As for an upload, or SUPPLEMENT_PICTURE_PROVIDED: it was handed over at an earlier"
              + " asking")
  public Uni<Response> remove(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @PathParam("materialId") String materialId) {
    return pictures
        .remove(
            OrderAnswers.idOf(id),
            Parameters.inPath(supplementId),
            Parameters.inPath(materialId),
            caller.get())
        .replaceWith(() -> Response.noContent().build());
  }
}
