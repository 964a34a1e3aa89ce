package org.openbeian.notification.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.Receipt;

/** What a gateway reports of one message; only described here, it is read after its signature. */
@Schema(name = "NoticeReceipt")
record NoticeReceiptView(
    @Schema(
            description = "The Idempotency-Key that the message came with; preferred",
            examples = "7a2b0c57-41d5-4e0e-9f0d-0a4a2c9d6f10")
        @Nullable UUID idempotencyKey,
    @Schema(
            description = "The messageId that the gateway answered; enough where it knows no key",
            examples = "m-20260302-0001")
        @Nullable String messageId,
    @Schema(required = true, examples = "DELIVERED") Receipt.State state,
    @Schema(
            required = true,
            description = "When it came to that",
            examples = "2026-03-02T10:00:04Z")
        Instant at) {}
