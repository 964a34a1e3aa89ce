package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.domain.Notice;
import org.openbeian.platform.pii.Sealer;

/** A notice as its addressee sees it. */
@Schema(name = "Notification")
record NotificationView(
    @Schema(description = "To mark it as read by") UUID id,
    @Schema(description = "The order it is about", format = "uuid") UUID orderId,
    @Schema(description = "The submission it is about; 0 before the first", examples = "1")
        int round,
    @Schema(
            description =
                "The notice's name, for programs; staff get review-escalated-sla and"
                    + " review-escalated-overdue",
            examples = "order-submitted")
        String notice,
    @Schema(description = "In the addressee's language", examples = "备案订单已提交") String title,
    @Schema(
            description =
                "Lines of plain text in the addressee's language; null when they were erased, long"
                    + " after the order's end (R-EXP-4)",
            examples = "您的备案订单 7c1f2a9e-5b64-4d0e-9a37-3f1b6c8d2e01 已提交，正在初审，一般需要 1–2 个工作日。")
        @Nullable String body,
    @Schema(description = "When it was written") Instant createdAt,
    @Schema(description = "Null while unread") @Nullable Instant readAt) {

  static NotificationView of(Notice notice, Sealer sealer) {
    return new NotificationView(
        notice.id(),
        notice.orderId().value(),
        notice.round(),
        notice.template(),
        notice.title(),
        sealer.openNullable(notice.body()),
        notice.createdAt(),
        notice.readAt());
  }
}
