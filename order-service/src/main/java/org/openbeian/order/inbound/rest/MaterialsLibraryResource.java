package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.MaterialLibrary;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** The pictures that an account need not upload again (R-MAT-4). */
@Path("/api/v1/materials-library")
@Tag(name = "Materials")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class MaterialsLibraryResource {

  private final MaterialLibrary library;
  private final CurrentCaller caller;

  MaterialsLibraryResource(MaterialLibrary library, CurrentCaller caller) {
    this.library = library;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listLibraryMaterials",
      summary = "The materials of the account's orders, newest first",
      description =
          "Of orders in progress and of granted ones, whatever became of their record; each picture"
              + " once.")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<LibraryMaterialView>> list(
      @QueryParam("kind") @Parameter(schema = @Schema(implementation = MaterialKind.class))
          @Nullable String kind,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return library
        .page(
            Parameters.choice("kind", kind, MaterialKind.class),
            Cursor.decode(cursor),
            rows,
            caller.get())
        .map(
            entries ->
                Page.of(
                    entries,
                    rows,
                    LibraryMaterialView::of,
                    entry -> new Cursor(entry.material().uploadedAt(), entry.material().id())));
  }
}
