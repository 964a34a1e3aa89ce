package org.openbeian.review.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.openbeian.platform.api.ApiException;
import org.openbeian.review.application.ReviewAccess;
import org.openbeian.review.domain.bureau.CodeTable;
import org.openbeian.review.domain.bureau.FieldCodes;

/** The field's code tables, for screens of staff. */
@Path("/api/v1/code-tables")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
  ReviewAccess.REVIEWER,
  ReviewAccess.REVIEW_LEAD,
  ReviewAccess.BUREAU_OFFICER,
  "auditor",
  "support",
  "admin"
})
@Tag(name = "code tables")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "A filer's token")
class CodeTablesResource {

  private final FieldCodes codes;

  CodeTablesResource(FieldCodes codes) {
    this.codes = codes;
  }

  @GET
  @Operation(
      operationId = "listCodeTables",
      summary = "Which code tables there are",
      description = "They change with a release only, so a screen may keep them.")
  @APIResponse(
      responseCode = "200",
      description = "All of them",
      content = @Content(schema = @Schema(implementation = CodeTableList.class)))
  public Uni<CodeTableList> list() {
    return Uni.createFrom().item(() -> CodeTableList.of(codes));
  }

  @GET
  @Path("{name}")
  @Operation(
      operationId = "readCodeTable",
      summary = "A code table, in both languages",
      description = "result-codes has the codes of a bureau's reasons.")
  @APIResponse(
      responseCode = "200",
      description = "All its entries",
      content = @Content(schema = @Schema(implementation = CodeTableView.class)))
  @APIResponse(responseCode = "404", description = "No table of that name")
  public Uni<CodeTableView> one(
      @PathParam("name")
          @Parameter(
              example = "result-codes",
              description =
                  "natures, certificates, content, pre-approvals, languages, access-modes, provinces,"
                      + " result-codes, service-kinds")
          String name) {
    return Uni.createFrom()
        .item(
            () ->
                CodeTableView.of(CodeTable.named(name).orElseThrow(ApiException::notFound), codes));
  }
}
