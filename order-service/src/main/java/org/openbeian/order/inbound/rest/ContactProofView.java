package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.ProveContact.Shown;

/** A phone that an account has proven, or has had a code sent to. */
@Schema(name = "ContactProof")
public record ContactProofView(
    UUID id,
    @Schema(description = "Masked.", examples = "138****1001") String phone,
    @Schema(description = "When the last code was asked for.") Instant askedAt,
    @Schema(description = "Null while it is not proven.") @Nullable Instant provenAt,
    @Schema(
            description =
                "Until when orders of the account need no other code for it; null while it is not"
                    + " proven.")
        @Nullable Instant provenUntil) {

  static ContactProofView of(Shown proof) {
    return new ContactProofView(
        proof.id(), proof.phone(), proof.askedAt(), proof.provenAt(), proof.provenUntil());
  }
}
