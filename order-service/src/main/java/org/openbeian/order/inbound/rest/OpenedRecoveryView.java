package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.domain.recovery.AccountRecovery;

/** A recovery that was opened, whether or not there is anything to find. */
@Schema(name = "OpenedAccountRecovery")
public record OpenedRecoveryView(
    UUID id,
    @Schema(description = "Until when it may be proven and used.") Instant expiresAt,
    @Schema(
            description = "The phone on record; made up when nothing is on record here.",
            examples = "*********01")
        String hint) {

  static OpenedRecoveryView of(AccountRecovery recovery) {
    return new OpenedRecoveryView(recovery.id(), recovery.expiresAt(), recovery.hint());
  }
}
