package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.application.OpenOrderOnRecord;
import org.openbeian.order.application.ReadFilings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.security.CurrentCaller;

/** What was granted to the caller's account. */
@Path("/api/v1/filings")
@Tag(name = "Filings", description = "What was granted.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class FilingsResource {

  private final ReadFilings readFilings;
  private final OpenOrderOnRecord openOrderOnRecord;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Views views;

  FilingsResource(
      ReadFilings readFilings,
      OpenOrderOnRecord openOrderOnRecord,
      Idempotency idempotency,
      CurrentCaller caller,
      Views views) {
    this.readFilings = readFilings;
    this.openOrderOnRecord = openOrderOnRecord;
    this.idempotency = idempotency;
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
  @APIResponse(responseCode = "404", description = "No such filing in this account")
  public Uni<FilingView> read(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number) {
    return readFilings.one(number, caller.get()).map(views::filing);
  }

  @GET
  @Path("/{number}/versions")
  @Operation(
      operationId = "listFilingVersions",
      summary = "Every version of the record, newest first, with the order that made it")
  @APIResponse(responseCode = "200", description = "A page")
  @APIResponse(responseCode = "404", description = "No such filing in this account")
  public Uni<Page<FilingVersionView>> versions(
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    Cursor after = Cursor.decode(cursor);
    int before = after == null ? Integer.MAX_VALUE : (int) after.id().getLeastSignificantBits();
    return readFilings
        .history(number, before, rows, caller.get())
        .map(
            history ->
                Page.of(
                    history.versions(),
                    rows,
                    version -> views.version(version, history.subject().nature()),
                    version -> new Cursor(version.at(), new UUID(0, version.version()))));
  }

  @POST
  @Path("/{number}/orders")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "openOrderOnRecord",
      summary = "Open a draft that changes, adds to, ends or hands over what is on record",
      description =
          "It begins with what is on record. While it is in progress the record takes no other"
              + " order (R-TYPE-3). A MIGRATE (R-MIG-1) begins without its new subject, which its"
              + " target names.")
  @APIResponse(
      responseCode = "201",
      description = "The draft",
      headers = {@Header(name = "Location"), @Header(name = "ETag")},
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(responseCode = "403", description = "The permission for this type is missing")
  @APIResponse(responseCode = "404", description = "No such filing in this account")
  @APIResponse(
      responseCode = "409",
      description =
          "Another order is in progress, the record has ended, or its province does not allow it")
  @APIResponse(responseCode = "422", description = "The type does not fit, or the services do not")
  public Uni<Response> open(
      @HeaderParam("Idempotency-Key")
          @Parameter(
              description =
                  "Optional, recommended: a request sent again under the same key gets the first"
                      + " answer and has no second effect.")
          @Nullable String key,
      @PathParam("number") @Parameter(example = "浙ICP备2026000001号") String number,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      schema = @Schema(implementation = NewOrderOnRecord.class),
                      examples =
                          @ExampleObject(
                              name = "change of a service",
                              value = Examples.CHANGE_OF_SERVICE)))
          @Nullable NewOrderOnRecord body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    FilingType type = body.requiredType();
    return idempotency.once(
        key,
        caller.get(),
        "POST /filings/" + number + "/orders",
        body,
        () ->
            openOrderOnRecord
                .of(number, type, body.numbers(), caller.get())
                .map(
                    order ->
                        Response.status(Response.Status.CREATED)
                            .type(MediaType.APPLICATION_JSON_TYPE)
                            .header(HttpHeaders.LOCATION, "/api/v1/orders/" + order.id())
                            .header(HttpHeaders.ETAG, EntityTags.of(order.version()))
                            .entity(views.order(order))
                            .build()));
  }
}
