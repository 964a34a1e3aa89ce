package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.webhook.ReadWebhooks;
import org.openbeian.notification.domain.DeliveryState;

/** A delivery to a webhook, as its log shows it. */
@Schema(name = "WebhookDelivery")
record WebhookDeliveryView(
    @Schema(description = "Also the header webhook-id and the payload's id, at every attempt")
        UUID id,
    @Schema(description = "The notice's name", examples = "order-submitted") String notice,
    @Schema(description = "The in-site message that says the same") UUID notificationId,
    UUID orderId,
    @Schema(
            description =
                "WAITING for its first or next attempt, SENDING, DELIVERED, or FAILED: given up"
                    + " after a day, or when the webhook was disabled")
        DeliveryState state,
    @Schema(description = "How often it was tried", examples = "2") int attempts,
    @Schema(
            description = "HTTP status of the last attempt; null without an answer",
            examples = "503")
        @Nullable Integer status,
    @Schema(description = "How long the last attempt took; null before the first", examples = "120")
        @Nullable Integer latencyMillis,
    @Schema(
            description =
                "Why the last attempt failed, or why none was made: as of a test, or \"not sent in"
                    + " time\", \"webhook disabled\", \"erased\" (R-EXP-4)",
            examples = "HTTP 503")
        @Nullable String cause,
    @Schema(description = "Real time, as everything here, even where business time was moved")
        Instant createdAt,
    @Schema(description = "When the next attempt is due; null unless WAITING")
        @Nullable Instant nextAttemptAt,
    @Schema(description = "When it was delivered or given up") @Nullable Instant doneAt) {

  static WebhookDeliveryView of(ReadWebhooks.Logged delivery) {
    return new WebhookDeliveryView(
        delivery.id(),
        delivery.notice(),
        delivery.noticeId(),
        delivery.orderId(),
        delivery.state(),
        delivery.attempts(),
        delivery.status(),
        delivery.latencyMillis(),
        delivery.cause(),
        delivery.createdAt(),
        delivery.state() == DeliveryState.WAITING ? delivery.dueAt() : null,
        delivery.doneAt());
  }

  /** A delivery with its attempts and what is sent. */
  @Schema(name = "WebhookDeliveryDetail")
  record Detail(
      WebhookDeliveryView delivery,
      @Schema(description = "The latest first, 200 at most") List<AttemptView> attempts,
      @Schema(
              description = "The request's body, byte for byte",
              examples =
                  "{\"id\":\"5f0c…\",\"notice\":\"order-submitted\",\"orderId\":\"7c1f…\","
                      + "\"round\":1,\"title\":\"备案订单已提交\",\"text\":\"…\","
                      + "\"createdAt\":\"2026-11-24T02:00:00Z\"}")
          String payload) {

    static Detail of(ReadWebhooks.Detail detail) {
      return new Detail(
          WebhookDeliveryView.of(detail.delivery()),
          detail.attempts().stream()
              .map(
                  a ->
                      new AttemptView(
                          a.number(), a.triedAt(), a.status(), a.latencyMillis(), a.cause()))
              .toList(),
          detail.body());
    }
  }

  /** One attempt. */
  @Schema(name = "WebhookAttempt")
  record AttemptView(
      @Schema(description = "From 1 on", examples = "1") int number,
      Instant triedAt,
      @Schema(description = "Null when no answer came", examples = "503") @Nullable Integer status,
      @Schema(examples = "120") int latencyMillis,
      @Schema(description = "Null when it was delivered", examples = "HTTP 503")
          @Nullable String cause) {}
}
