package org.openbeian.order.inbound.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openbeian.order.application.RecoverAccount.Sent;

/** A one-time code on its way, if the phone is on record here. */
@Schema(name = "RecoveryCode")
public record RecoveryCodeView(
    @Schema(examples = "*********01") String hint,
    @Schema(description = "When the code is void.") Instant expiresAt,
    @Schema(description = "How many more may be asked for in this recovery today.") int sendsLeft) {

  static RecoveryCodeView of(Sent sent) {
    return new RecoveryCodeView(sent.hint(), sent.expiresAt(), sent.sendsLeft());
  }
}
