package org.openbeian.order.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.CancelAsProvider;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.security.CurrentCaller;

/** Access that the provider ends without the owner; for review leads. */
@Path("/api/v1/provider-cancellations")
@Tag(
    name = "Provider cancellations",
    description = "Access that the provider ends without the owner (R-CAN-1).")
@RolesAllowed("review-lead")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProviderCancellationsResource {

  private final CancelAsProvider cancelAsProvider;
  private final Idempotency idempotency;
  private final CurrentCaller caller;

  ProviderCancellationsResource(
      CancelAsProvider cancelAsProvider, Idempotency idempotency, CurrentCaller caller) {
    this.cancelAsProvider = cancelAsProvider;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  /** The order that carries it out. */
  @Schema(name = "Cancellation")
  record CancellationView(
      UUID orderId, String serviceNumber, OrderState state, Instant submittedAt) {}

  @POST
  @Operation(
      operationId = "cancelAsProvider",
      summary = "End the access of a service whose owner did not ask for it",
      description =
          "Opens a CANCEL_ACCESS order on the record and sends it on to the bureau; its account is"
              + " told. Needs no code of the owner.")
  @APIResponse(
      responseCode = "201",
      description = "With the bureau",
      content = @Content(schema = @Schema(implementation = CancellationView.class)))
  @APIResponse(responseCode = "400", description = "Malformed JSON or an unknown field")
  @APIResponse(responseCode = "403", description = "No review lead, or of the own account")
  @APIResponse(responseCode = "404", description = "No service in force has the number")
  @APIResponse(responseCode = "409", description = "The record has an order in progress (R-TYPE-3)")
  @APIResponse(responseCode = "422", description = "Something is missing, or the owner's reason")
  public Uni<Response> cancel(
      @HeaderParam("Idempotency-Key")
          @Parameter(
              description =
                  "Optional, recommended: a request sent again under the same key gets the first"
                      + " answer and has no second effect.")
          @Nullable String key,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = NewCancellation.class)))
          @Nullable NewCancellation body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    NewCancellation.Complete wanted = body.complete();
    return idempotency.once(
        key,
        caller.get(),
        "POST /provider-cancellations",
        body,
        () ->
            cancelAsProvider
                .of(wanted.serviceNumber(), wanted.reason(), wanted.details(), caller.get())
                .map(order -> created(order, wanted.serviceNumber())));
  }

  private static Response created(Order order, String serviceNumber) {
    return Response.status(Response.Status.CREATED)
        .entity(
            new CancellationView(
                order.id().value(), serviceNumber, order.state(), order.updatedAt()))
        .build();
  }
}
