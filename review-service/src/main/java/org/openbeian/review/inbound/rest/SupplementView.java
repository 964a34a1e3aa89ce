package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.review.domain.Supplement;
import org.openbeian.review.domain.SupplementState;

/** Something that the reviewer asked for before a pass (R-FLOW-3). */
@Schema(name = "Supplement")
public record SupplementView(
    UUID id,
    SupplementKind kind,
    SupplementState state,
    @Schema(description = "1 at first, one more each time it is asked for again", examples = "1")
        int asking,
    @Schema(description = "What is wanted", examples = "请邮寄加盖公章的授权书原件") @Nullable String note,
    @Schema(description = "What was wrong; null until it is asked for again")
        @Nullable String reason,
    @Schema(description = "When it was last asked for") Instant askedAt,
    @Schema(description = "Who brings the originals") @Nullable String courier,
    @Schema(examples = "SF1234567890123") @Nullable String courierNumber,
    @Schema(description = "What the filer says of it") @Nullable String answer,
    @Nullable Instant providedAt,
    @Schema(description = "When the originals were logged as arrived") @Nullable Instant arrivedAt,
    @Schema(description = "When it was accepted, or closed with its review")
        @Nullable Instant endedAt) {

  static SupplementView of(Supplement supplement, Sealer sealer) {
    return new SupplementView(
        supplement.id(),
        supplement.kind(),
        supplement.state(),
        supplement.asking(),
        supplement.note(),
        supplement.reason(),
        supplement.askedAt(),
        sealer.openNullable(supplement.courier()),
        sealer.openNullable(supplement.courierNumber()),
        sealer.openNullable(supplement.answer()),
        supplement.providedAt(),
        supplement.arrivedAt(),
        supplement.endedAt());
  }
}
