package org.openbeian.sms;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway tells of a message that it took. At least one of the two names is there, unless it
 * told none that could be ours.
 */
@Schema(name = "SmsReceipt")
public record Receipt(
    @Schema(
            description = "The Idempotency-Key that the message came with; preferred",
            examples = "7a2b0c57-41d5-4e0e-9f0d-0a4a2c9d6f10")
        @Nullable UUID idempotencyKey,
    @Schema(
            description = "The messageId that the gateway answered; enough where it knows no key",
            examples = "m-20260302-0001")
        @Nullable String messageId,
    @Schema(required = true, examples = "DELIVERED") State state,
    @Schema(
            required = true,
            description = "When it came to that, by the gateway's clock",
            examples = "2026-03-02T10:00:04Z")
        Instant at) {

  /** How it ended for good. */
  @Schema(name = "SmsReceiptState")
  public enum State {
    DELIVERED,
    UNDELIVERED
  }
}
