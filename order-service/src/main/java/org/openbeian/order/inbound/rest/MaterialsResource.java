package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.LookAtMaterials;
import org.openbeian.order.application.ReadMaterials;
import org.openbeian.order.application.RemoveMaterials;
import org.openbeian.order.application.UploadMaterial;
import org.openbeian.order.application.UploadMaterial.Upload;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Languages;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.CurrentCaller;

/** The pictures that prove what an order says (R-MAT-1, R-MAT-2). */
@Path("/api/v1/orders/{id}/materials")
@Tag(name = "Materials", description = "The pictures that prove what an order says.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "404", description = "No such order, or material, in this account")
class MaterialsResource {

  private final UploadMaterial uploadMaterial;
  private final ReadMaterials readMaterials;
  private final LookAtMaterials lookAtMaterials;
  private final RemoveMaterials removeMaterials;
  private final CurrentCaller caller;
  private final Views views;

  MaterialsResource(
      UploadMaterial uploadMaterial,
      ReadMaterials readMaterials,
      LookAtMaterials lookAtMaterials,
      RemoveMaterials removeMaterials,
      CurrentCaller caller,
      Views views) {
    this.uploadMaterial = uploadMaterial;
    this.readMaterials = readMaterials;
    this.lookAtMaterials = lookAtMaterials;
    this.removeMaterials = removeMaterials;
    this.caller = caller;
    this.views = views;
  }

  @GET
  @Path("/required")
  @Operation(
      operationId = "listRequiredMaterials",
      summary = "Which materials the order needs, with reasons, all on one page",
      description =
          "By its type, nature and province, and by what it says so far: the list may grow while it"
              + " is filled in (R-MAT-1).")
  @APIResponse(responseCode = "200", description = "The list, and what of it is there")
  public Uni<Page<RequiredMaterialView>> required(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "zh-CN or en")
          @Nullable String language) {
    Locale locale = Languages.accepted(language);
    return readMaterials
        .required(OrderAnswers.idOf(id), caller.get())
        .map(
            all -> new Page<>(all.stream().map(each -> views.needed(each, locale)).toList(), null));
  }

  @GET
  @Operation(
      operationId = "listMaterials",
      summary = "The materials of the order, all on one page, the oldest first")
  @APIResponse(responseCode = "200", description = "The materials")
  public Uni<Page<MaterialView>> list(@PathParam("id") String id) {
    return readMaterials
        .all(OrderAnswers.idOf(id), caller.get())
        .map(all -> new Page<>(all.stream().map(MaterialView::of).toList(), null));
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      operationId = "uploadMaterial",
      summary = "Upload a material, in the place of the one of its kind and part",
      description =
          "A picture in colour, of at most 6 MiB: jpg, jpe, jpeg, png, gif, webp or bmp, and what"
              + " its name says (R-MAT-2). Of it only the pixels are kept, as a JPEG without"
              + " metadata; of several frames the first. Sent again it replaces itself, so it needs"
              + " no Idempotency-Key.")
  @APIResponse(
      responseCode = "201",
      description = "The material",
      headers = @Header(name = "Location"),
      content = @Content(schema = @Schema(implementation = MaterialView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The order can't be edited in its state, or has as many as it may have")
  @APIResponse(responseCode = "413", description = "Larger than 6 MiB")
  @APIResponse(
      responseCode = "422",
      description =
          "No such picture, or of no such part; or the reviewer asked for changes of something"
              + " else: NOT_REQUESTED")
  @APIResponse(
      responseCode = "503",
      description = "Too many at once, or the virus scanner does not answer; nothing is kept",
      headers = @Header(name = "Retry-After"))
  public Uni<Response> upload(
      @PathParam("id") String id,
      @RestForm
          @PartType(MediaType.TEXT_PLAIN)
          @Schema(implementation = MaterialKind.class, description = "What it shows.")
          @Nullable String kind,
      @RestForm
          @PartType(MediaType.TEXT_PLAIN)
          @Schema(
              description = "The part that it is of; the subject when it is missing.",
              examples = "services[0].principal")
          @Nullable String of,
      @RestForm @Nullable FileUpload file) {
    List<Violation> wrong = new ArrayList<>();
    Optional<MaterialKind> known =
        Arrays.stream(MaterialKind.values()).filter(each -> each.name().equals(kind)).findFirst();
    if (known.isEmpty()) {
      boolean missing = kind == null || kind.isBlank();
      wrong.add(Violation.of("kind", "R-MAT-1", missing ? "REQUIRED" : "WRONG_TYPE"));
    }
    if (file == null || file.fileName() == null) {
      wrong.add(Violation.of("file", "R-MAT-2", "REQUIRED"));
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    FileUpload given = Objects.requireNonNull(file);
    Upload upload = new Upload(known.orElseThrow(), of, given.fileName(), given.uploadedFile());
    return uploadMaterial
        .of(OrderAnswers.idOf(id), upload, caller.get())
        .map(
            placed ->
                Response.status(Response.Status.CREATED)
                    .header(
                        HttpHeaders.LOCATION,
                        "/api/v1/orders/" + id + "/materials/" + placed.material().id())
                    .entity(MaterialView.of(placed))
                    .build());
  }

  @GET
  @Path("/{materialId}")
  @Operation(operationId = "readMaterial", summary = "One material, without its content")
  @APIResponse(responseCode = "200", description = "The material")
  public Uni<MaterialView> read(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return readMaterials
        .one(OrderAnswers.idOf(id), Parameters.inPath(materialId), caller.get())
        .map(MaterialView::of);
  }

  @GET
  @Path("/{materialId}/content")
  @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "downloadMaterial",
      summary = "The picture, for the order's own account",
      description = "Each download is put on the trail before it begins (R-PERM-2).")
  @APIResponse(
      responseCode = "200",
      description = "The picture as it is kept",
      headers = @Header(name = "Content-Disposition"),
      content =
          @Content(
              mediaType = "image/jpeg",
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                      format = "binary")))
  public Uni<Response> content(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return lookAtMaterials
        .own(OrderAnswers.idOf(id), Parameters.inPath(materialId), caller.get())
        .map(MaterialDownload::of);
  }

  @DELETE
  @Path("/{materialId}")
  @Operation(operationId = "removeMaterial", summary = "Remove a material")
  @APIResponse(responseCode = "204", description = "It is removed, and so is its file")
  @APIResponse(responseCode = "409", description = "The order can't be edited in its state")
  @APIResponse(
      responseCode = "422",
      description = "The reviewer asked for changes of something else: NOT_REQUESTED")
  public Uni<Response> remove(
      @PathParam("id") String id, @PathParam("materialId") String materialId) {
    return removeMaterials
        .one(OrderAnswers.idOf(id), Parameters.inPath(materialId), caller.get())
        .replaceWith(() -> Response.noContent().build());
  }
}
