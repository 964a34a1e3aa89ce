package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.review.domain.revocation.FilingRevocation;
import org.openbeian.review.domain.revocation.RevocationState;

/** A revocation as officers see it. */
@Schema(
    name = "Revocation",
    description = "What the bureau takes back, by two officers (R-PERM-2).")
public record RevocationView(
    UUID id,
    @Schema(description = "What is taken back", examples = "浙ICP备2026000001号-1") String number,
    @Schema(
            description = "Whose it is; the same as number when the whole subject ends",
            examples = "浙ICP备2026000001号")
        String subjectNumber,
    @Schema(description = "GB/T 2260", examples = "330000") String province,
    @Schema(
            description = "Who held the record when it was asked for; null where that is not known",
            examples = "acct-a")
        @Nullable String account,
    @Schema(description = "By which the number was granted or changed last") UUID orderId,
    @Schema(
            description =
                "PENDING: another officer has to confirm it. CONFIRMED: the number is void. REFUSED"
                    + " by another officer, WITHDRAWN by who asked. All but PENDING are final")
        RevocationState state,
    @Schema(description = "As the filer is told them") List<Reason> reasons,
    @Schema(examples = "officer-zj") String requestedBy,
    Instant requestedAt,
    @Schema(description = "Who confirmed, refused or withdrew it", examples = "officer-zj-2")
        @Nullable String settledBy,
    @Nullable Instant settledAt,
    @Schema(description = "Why another officer refused it") @Nullable String refusal) {

  static RevocationView of(FilingRevocation revocation) {
    return new RevocationView(
        revocation.id(),
        revocation.number(),
        revocation.subjectNumber(),
        revocation.province(),
        revocation.account() == null ? null : revocation.account().value(),
        revocation.orderId().value(),
        revocation.state(),
        revocation.reasons(),
        revocation.requestedBy(),
        revocation.requestedAt(),
        revocation.settledBy(),
        revocation.settledAt(),
        revocation.refusal());
  }
}
