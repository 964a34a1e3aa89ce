package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.application.ReadDeliveries;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.platform.pii.Masks;
import org.openbeian.platform.pii.Sealer;

/** A notice's way to one channel, as staff see it: nobody is shown the whole address. */
@Schema(name = "NotificationDelivery")
record DeliveryView(
    @Schema(description = "To have it tried again by") UUID id,
    @Schema(description = "The notice, as in the addressee's list") UUID notificationId,
    @Schema(description = "The order it is about", format = "uuid") UUID orderId,
    @Schema(description = "The submission it is about; 0 before the first", examples = "1")
        int round,
    @Schema(description = "The account that is told, or that the person told works in")
        String account,
    @Schema(description = "The member of staff whom it is for alone; null when it is the account's")
        @Nullable String person,
    @Schema(description = "The notice's name", examples = "order-submitted") String notice,
    @Schema(description = "In the addressee's language", examples = "备案订单已提交") String title,
    @Schema(description = "EMAIL or SMS; what is in site needs no delivery") Channel channel,
    @Schema(
            description =
                "Masked; null when it is forgotten: at delivery, or some days after a failure",
            examples = "138****5678")
        @Nullable String recipient,
    @Schema(
            description =
                "WAITING for its next try; SENDING now; DELIVERED: the gateway or mail server took"
                    + " it; FAILED: refused, or not taken for a day")
        DeliveryState state,
    @Schema(description = "Tries so far", examples = "3") int attempts,
    @Schema(
            description =
                "Why the last try failed: HTTP 503 of the gateway, SMTP 451 of the mail server, no"
                    + " answer, erased (R-EXP-4) and the like; null when none failed",
            examples = "HTTP 503")
        @Nullable String cause,
    @Schema(description = "When it began to wait; wall-clock time, as are the next two")
        Instant queuedAt,
    @Schema(description = "When it is tried next; null when it is not waiting")
        @Nullable Instant nextTryAt,
    @Schema(description = "When it will have failed if nothing takes it; null when it is done")
        @Nullable Instant givesUpAt,
    @Schema(description = "When it was delivered or failed; null while neither")
        @Nullable Instant doneAt,
    @Schema(description = "Whether it can be tried again: it failed and its recipient is kept")
        boolean retriable,
    @Schema(
            description = "Who had it tried again last; null when nobody did",
            examples = "support-1")
        @Nullable String retriedBy) {

  static DeliveryView of(ReadDeliveries.Row row, Sealer sealer) {
    boolean open = row.doneAt() == null;
    String recipient = sealer.openNullable(row.recipient());
    return new DeliveryView(
        row.id(),
        row.noticeId(),
        row.orderId(),
        row.round(),
        row.account(),
        row.person(),
        row.template(),
        row.title(),
        row.channel(),
        recipient == null ? null : masked(row.channel(), recipient),
        row.state(),
        row.attempts(),
        row.cause(),
        row.queuedAt(),
        row.state() == DeliveryState.WAITING ? row.dueAt() : null,
        open ? row.giveUpAt() : null,
        row.doneAt(),
        row.state() == DeliveryState.FAILED && recipient != null,
        row.retriedBy());
  }

  private static String masked(Channel channel, String recipient) {
    return channel == Channel.SMS ? Masks.phone(recipient) : Masks.email(recipient);
  }
}
