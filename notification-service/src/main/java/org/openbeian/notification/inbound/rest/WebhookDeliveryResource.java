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
import org.openbeian.notification.application.webhook.ReadWebhooks;
import org.openbeian.notification.application.webhook.RedeliverNotice;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.Idempotency;
import org.openbeian.platform.api.Page;
import org.openbeian.platform.api.Parameters;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.security.CurrentCaller;

/** What became of the deliveries to a webhook. */
@Path(WebhookResource.PATH + "/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("filer")
@Tag(name = "Webhooks")
@APIResponse(responseCode = "401", description = "UNAUTHENTICATED: no token, or none that is valid")
@APIResponse(
    responseCode = "403",
    description =
        "FORBIDDEN: not a filer; PERMISSION_MISSING: beian:view to look, beian:* to redeliver"
            + " (R-PERM-1); ACCOUNT_MISSING: the token names no account")
@APIResponse(
    responseCode = "404",
    description = "NOT_FOUND: the account has no such webhook, or the webhook no such delivery")
class WebhookDeliveryResource {

  private static final int LONGEST_NAME = 100;

  private final ReadWebhooks read;
  private final RedeliverNotice redeliver;
  private final Idempotency idempotency;
  private final CurrentCaller caller;

  WebhookDeliveryResource(
      ReadWebhooks read, RedeliverNotice redeliver, Idempotency idempotency, CurrentCaller caller) {
    this.read = read;
    this.redeliver = redeliver;
    this.idempotency = idempotency;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "The log of a webhook, the latest first",
      description = "Of the last 30 days.")
  @APIResponse(
      responseCode = "200",
      description = "A page of deliveries",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "BAD_PARAMETER: state, notice, cursor or limit can't be read")
  public Uni<WebhookDeliveryPage> list(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(
              description = "Only those in this state",
              schema = @Schema(implementation = DeliveryState.class))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "Only those of this notice", example = "order-submitted")
          @QueryParam("notice")
          @Nullable String notice,
      @Parameter(description = "nextCursor of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "1–100, 20 unless given") @QueryParam("limit")
          @Nullable String limit) {
    int rows = Page.limit(limit);
    ReadWebhooks.Query query =
        new ReadWebhooks.Query(
            Parameters.choice("state", state, DeliveryState.class),
            name(notice),
            Cursor.decode(cursor),
            rows + 1);
    return read.log(allowed(WebhookResource.VIEW).account(), Parameters.inPath(id), query)
        .map(
            found ->
                Page.of(
                    found,
                    rows,
                    WebhookDeliveryView::of,
                    delivery -> new Cursor(delivery.createdAt(), delivery.id())))
        .map(page -> new WebhookDeliveryPage(page.items(), page.nextCursor()));
  }

  @GET
  @Path("/{deliveryId}")
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "A delivery with its attempts and its payload")
  @APIResponse(
      responseCode = "200",
      description = "The delivery",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.Detail.class)))
  public Uni<WebhookDeliveryView.Detail> get(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @PathParam("deliveryId")
          String deliveryId) {
    return read.delivery(
            allowed(WebhookResource.VIEW).account(),
            Parameters.inPath(id),
            Parameters.inPath(deliveryId))
        .map(WebhookDeliveryView.Detail::of);
  }

  @POST
  @Path("/{deliveryId}/redeliveries")
  @Operation(
      operationId = "redeliverNotice",
      summary = "Sends a delivered or failed notice again",
      description =
          "Under the same id and with the same payload, behind what waits of the same order, and"
              + " again for up to a day.")
  @APIResponse(
      responseCode = "202",
      description = "It waits to be sent",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.Detail.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "WEBHOOK_DELIVERY_UNDER_WAY: it is still on its way; WEBHOOK_DISABLED: enable the webhook"
              + " first; WEBHOOK_DELIVERY_ERASED (R-EXP-4): its order's data are erased;"
              + " REQUEST_IN_FLIGHT: the same key is being worked on")
  public Uni<Response> redeliver(
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id")
          String id,
      @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @PathParam("deliveryId")
          String deliveryId,
      @Parameter(description = "The same key again gives the first answer and acts no more")
          @HeaderParam("Idempotency-Key")
          @Nullable String key) {
    Caller who = allowed(WebhookResource.MANAGE);
    UUID webhook = Parameters.inPath(id);
    UUID delivery = Parameters.inPath(deliveryId);
    return idempotency.once(
        key,
        who,
        "POST /webhooks/" + webhook + "/deliveries/" + delivery + "/redeliveries",
        null,
        () ->
            redeliver
                .again(who.account(), webhook, delivery)
                .chain(() -> read.delivery(who.account(), webhook, delivery))
                .map(detail -> Response.accepted(WebhookDeliveryView.Detail.of(detail)).build()));
  }

  private Caller allowed(String permission) {
    Caller who = caller.get();
    who.require(permission);
    return who;
  }

  /** Control characters would be refused by the database. */
  private static @Nullable String name(@Nullable String notice) {
    if (notice == null || notice.isEmpty()) {
      return null;
    }
    if (notice.length() > LONGEST_NAME || !notice.matches("[a-z0-9-]+")) {
      throw ApiException.badParameter("notice", "a notice's name");
    }
    return notice;
  }

  /** A page of a webhook's log. */
  @Schema(name = "WebhookDeliveryPage")
  record WebhookDeliveryPage(
      List<WebhookDeliveryView> items,
      @Schema(description = "What to send as cursor for the next page; null on the last")
          @Nullable String nextCursor) {}
}
