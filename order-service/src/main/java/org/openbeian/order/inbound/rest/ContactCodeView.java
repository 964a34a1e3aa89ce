package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.application.ProveContact.Sent;

/** A one-time code on its way to a phone. */
@Schema(name = "ContactCode")
public record ContactCodeView(
    @Schema(description = "Of the proof; the same each time for an account and a phone.") UUID id,
    @Schema(description = "Masked.", examples = "138****1001") String phone,
    @Schema(description = "When the code is void.") Instant expiresAt,
    @Schema(description = "How many more this account may have sent to it today.") int sendsLeft) {

  static ContactCodeView of(Sent sent) {
    return new ContactCodeView(sent.id(), sent.phone(), sent.expiresAt(), sent.sendsLeft());
  }
}
