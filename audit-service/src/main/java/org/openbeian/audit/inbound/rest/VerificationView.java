package org.openbeian.audit.inbound.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.audit.application.VerifyTrail.Verification;
import org.openbeian.audit.domain.Break;

/** The answer of a walk along the chain. */
@Schema(name = "Verification")
record VerificationView(
    @Schema(description = "Whether every entry is what was written") boolean intact,
    @Schema(description = "How many entries the trail has", examples = "1234") long entries,
    @Schema(
            description =
                "The last entry's hash in hex. Note it outside this system now and then: an"
                    + " attacker who rewrites the whole chain cannot rewrite the note.")
        String headHash,
    @Schema(description = "The first entry that is wrong or missing; null when intact")
        @Nullable Break firstBroken) {

  static VerificationView of(Verification verification) {
    return new VerificationView(
        verification.firstBroken() == null,
        verification.entries(),
        verification.headHash(),
        verification.firstBroken());
  }
}
