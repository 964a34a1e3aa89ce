package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.HandOver;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** What other accounts want to hand to the caller's; an order for somebody else does not exist. */
@Path("/api/v1/consents")
@Tag(
    name = "Consents",
    description = "What other accounts want to hand to this one (R-TRF-1, R-MIG-1).")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class ConsentsResource {

  private final HandOver handOver;
  private final CurrentCaller caller;
  private final Views views;

  ConsentsResource(HandOver handOver, CurrentCaller caller, Views views) {
    this.handOver = handOver;
    this.caller = caller;
    this.views = views;
  }

  @GET
  @Operation(
      operationId = "listConsents",
      summary = "Orders that would hand something to this account, newest first")
  @APIResponse(responseCode = "200", description = "A page")
  public Uni<Page<ConsentView>> list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before")
          @Nullable String cursor,
      @QueryParam("limit") @Parameter(description = "1–100, 20 when missing")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    return handOver
        .awaiting(Cursor.decode(cursor), rows, caller.get())
        .map(
            orders ->
                Page.of(
                    orders,
                    rows,
                    views::consent,
                    order -> new Cursor(order.createdAt(), order.id().value())));
  }

  @PUT
  @Path("/{orderId}")
  @Operation(operationId = "giveConsent", summary = "Consent to what the order hands over")
  @APIResponse(
      responseCode = "200",
      description = "Given",
      content = @Content(schema = @Schema(implementation = ConsentView.class)))
  @APIResponse(responseCode = "404", description = "No such order for this account")
  @APIResponse(responseCode = "409", description = "Over, or under way")
  public Uni<ConsentView> give(@PathParam("orderId") String orderId) {
    return handOver
        .consent(new OrderId(Parameters.inPath(orderId)), true, caller.get())
        .map(views::consent);
  }

  @DELETE
  @Path("/{orderId}")
  @Operation(operationId = "takeConsentBack", summary = "Take the consent back, or refuse")
  @APIResponse(
      responseCode = "200",
      description = "Not given",
      content = @Content(schema = @Schema(implementation = ConsentView.class)))
  @APIResponse(responseCode = "404", description = "No such order for this account")
  @APIResponse(responseCode = "409", description = "Over, or under way")
  public Uni<ConsentView> takeBack(@PathParam("orderId") String orderId) {
    return handOver
        .consent(new OrderId(Parameters.inPath(orderId)), false, caller.get())
        .map(views::consent);
  }
}
