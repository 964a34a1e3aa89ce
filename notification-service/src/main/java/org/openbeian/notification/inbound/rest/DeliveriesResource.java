package org.openbeian.notification.inbound.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.ReadDeliveries;
import org.openbeian.notification.application.RetryDelivery;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** What became of notices on their way out, for staff whom filers ask. */
@Path("/api/v1/notification-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Notification deliveries",
    description = "What became of notices on their way out, for staff whom filers ask (R-NOT-1).")
@APIResponse(responseCode = "401", description = "UNAUTHENTICATED: no token, or none that is valid")
@APIResponse(responseCode = "403", description = "FORBIDDEN: none of the roles that may")
class DeliveriesResource {

  private static final String PATH = "/notification-deliveries";

  private final ReadDeliveries deliveries;
  private final RetryDelivery retry;
  private final Idempotency idempotency;
  private final CurrentCaller caller;
  private final Sealer sealer;

  DeliveriesResource(
      ReadDeliveries deliveries,
      RetryDelivery retry,
      Idempotency idempotency,
      CurrentCaller caller,
      Sealer sealer) {
    this.deliveries = deliveries;
    this.retry = retry;
    this.idempotency = idempotency;
    this.caller = caller;
    this.sealer = sealer;
  }

  @GET
  @RolesAllowed({"support", "admin", "auditor", "review-lead"})
  @Operation(
      operationId = "listNotificationDeliveries",
      summary = "Deliveries of an order, or those that wait or failed",
      description =
          "For support, admin, auditor and review-lead, of all accounts; those that were queued last"
              + " come first. An orderId, a state or both must be given. A filer asks where a notice"
              + " is: list by orderId. A channel is down: list by state=WAITING. What filers were"
              + " not told: state=FAILED.")
  @APIResponse(
      responseCode = "200",
      description = "A page",
      content = @Content(schema = @Schema(implementation = DeliveryPage.class)))
  @APIResponse(
      responseCode = "400",
      description =
          "BAD_PARAMETER: neither orderId nor state, or one of orderId, state, cursor and limit"
              + " can't be read")
  public Uni<DeliveryPage> list(
      @Parameter(description = "An order's id", example = "7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01")
          @QueryParam("orderId")
          @Nullable String orderId,
      @Parameter(
              description = "WAITING: all that are not done; FAILED: refused or given up",
              schema = @Schema(enumeration = {"WAITING", "FAILED"}))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100, 20 unless given") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    UUID order =
        orderId == null || orderId.isEmpty() ? null : Parameters.parameter("orderId", orderId);
    Asked asked = Parameters.choice("state", state, Asked.class);
    if (order == null && asked == null) {
      throw ApiException.badParameter("orderId, state", "one of them, or both");
    }
    DeliveryState wanted = asked == null ? null : DeliveryState.valueOf(asked.name());
    return deliveries
        .page(new ReadDeliveries.Query(order, wanted, Cursor.decode(cursor), rows + 1))
        .map(found -> DeliveryPage.of(found, rows, sealer));
  }

  @POST
  @Path("/{id}/retries")
  @RolesAllowed({"support", "admin"})
  @Operation(
      operationId = "retryNotificationDelivery",
      summary = "Has a delivery that failed tried again",
      description =
          "For support and admin, when the reason of the failure is gone. It waits anew, for a day at"
              + " most, before later ones of its order, and keeps its id, so that a gateway"
              + " recognises what it took before. The address stays what it was: whoever has another"
              + " by now is told there from the next notice on.")
  @APIResponse(
      responseCode = "200",
      description = "The delivery, waiting",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  @APIResponse(responseCode = "400", description = "BAD_PARAMETER: an unusable Idempotency-Key")
  @APIResponse(responseCode = "404", description = "NOT_FOUND: there is none")
  @APIResponse(
      responseCode = "409",
      description =
          "DELIVERY_NOT_FAILED: it waits or was delivered; RECIPIENT_FORGOTTEN: the recipient was"
              + " erased, some days after the failure or with the order's personal data;"
              + " REQUEST_IN_FLIGHT")
  @APIResponse(
      responseCode = "422",
      description = "IDEMPOTENCY_KEY_REUSED: the key was used for something else")
  public Uni<Response> retry(
      @Parameter(
              description =
                  "1–100 visible ASCII characters of the client's choosing: the same again within"
                      + " two days repeats the answer and acts once")
          @HeaderParam("Idempotency-Key")
          @Nullable String key,
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id) {
    UUID delivery = Parameters.inPath(id);
    Caller by = caller.get();
    return idempotency.once(
        key,
        by,
        "POST " + PATH + "/" + delivery + "/retries",
        null,
        () ->
            retry
                .retry(delivery, by.subject())
                .map(row -> Response.ok(DeliveryView.of(row, sealer)).build()));
  }

  /** The states that can be asked for. */
  private enum Asked {
    WAITING,
    FAILED
  }

  /** A page of deliveries. */
  @Schema(name = "NotificationDeliveryPage")
  record DeliveryPage(
      List<DeliveryView> items,
      @Schema(description = "What to send as cursor for the next page; null on the last")
          @Nullable String nextCursor) {

    static DeliveryPage of(List<ReadDeliveries.Row> found, int limit, Sealer sealer) {
      Page<DeliveryView> page =
          Page.of(
              found,
              limit,
              row -> DeliveryView.of(row, sealer),
              row -> new Cursor(row.queuedAt(), row.id()));
      return new DeliveryPage(page.items(), page.nextCursor());
    }
  }
}
