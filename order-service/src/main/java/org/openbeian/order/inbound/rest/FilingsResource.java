package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ReadFilings;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Problem;
import org.openbeian.platform.api.Problems;
import org.openbeian.platform.security.CurrentCaller;

/** What was granted to the caller's account. */
@Path("/api/v1/filings")
@Tag(name = "Filings", description = "What was granted.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class FilingsResource {

  private final ReadFilings readFilings;
  private final CurrentCaller caller;
  private final Views views;

  FilingsResource(ReadFilings readFilings, CurrentCaller caller, Views views) {
    this.readFilings = readFilings;
    this.caller = caller;
    this.views = views;
  }

  @GET
  @Operation(operationId = "listFilings", summary = "The account's filings, newest first")
  public Uni<Page<FilingView>> list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return readFilings
        .page(Cursor.decode(cursor), rows, caller.get())
        .map(
            filings ->
                Page.of(
                    filings,
                    rows,
                    views::filing,
                    filing ->
                        new Cursor(
                            filing.subject().grantedAt(), filing.subject().orderId().value())));
  }

  @GET
  @Path("/{number}")
  @Operation(operationId = "readFiling", summary = "The filing of a subject number")
  @APIResponse(
      responseCode = "200",
      description = "The filing",
      content = @Content(schema = @Schema(implementation = FilingView.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such filing in this account",
      content =
          @Content(
              mediaType = Problems.PROBLEM_JSON,
              schema = @Schema(implementation = Problem.class)))
  public Uni<FilingView> read(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number) {
    return readFilings.one(number, caller.get()).map(views::filing);
  }
}
