package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.application.AnswerSupplements;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.CurrentCaller;

/** What the reviewer wants of an order's filer before a pass (R-FLOW-3). */
@Path("/api/v1/orders/{id}/supplements")
@Tag(name = "Supplements", description = "What the reviewer wants before a pass.")
@RolesAllowed("filer")
@Produces(MediaType.APPLICATION_JSON)
class SupplementsResource {

  private final AnswerSupplements supplements;
  private final CurrentCaller caller;

  SupplementsResource(AnswerSupplements supplements, CurrentCaller caller) {
    this.supplements = supplements;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listSupplements",
      summary = "What the reviewer wants before a pass, all on one page",
      description = "Of all rounds; what is not accepted closes with the review it belongs to.")
  @APIResponse(responseCode = "200", description = "The supplements, of the oldest round first")
  @APIResponse(responseCode = "404", description = "No such order in this account")
  public Uni<Page<SupplementView>> list(@PathParam("id") String id) {
    return supplements
        .of(orderId(id), caller.get())
        .map(all -> new Page<>(all.stream().map(SupplementView::of).toList(), null));
  }

  @PUT
  @Path("/{supplementId}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "answerSupplement",
      summary = "Provide what the reviewer wants",
      description =
          "For MAILED_ORIGINALS the courier's number; for VIDEO_CHECK a note of what was agreed; for"
              + " MATERIAL and CURTAIN_PHOTO a note and 1 to 10 pictures, uploaded before (POST"
              + " .../materials): they go to the reviewer with the answer, and can't be changed"
              + " from then on. The same answer again changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The supplement",
      content = @Content(schema = @Schema(implementation = SupplementView.class)))
  @APIResponse(responseCode = "404", description = "No such supplement of an order in this account")
  @APIResponse(
      responseCode = "409",
      description = "The order is not in preliminary review, or it is not asked for now")
  @APIResponse(
      responseCode = "422",
      description =
          "The courier's number or the note is missing or wrong; or there is no picture of this"
              + " asking: SUPPLEMENT_PICTURES_REQUIRED at materials")
  public Uni<SupplementView> answer(
      @PathParam("id") String id,
      @PathParam("supplementId") String supplementId,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = SupplementAnswer.class)))
          @Nullable SupplementAnswer body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    return supplements
        .answer(orderId(id), Parameters.inPath(supplementId), body.answer(), caller.get())
        .map(SupplementView::of);
  }

  private static OrderId orderId(String text) {
    return new OrderId(Parameters.inPath(text));
  }
}
