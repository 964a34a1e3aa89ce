package org.openbeian.order.inbound.rest;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.order.application.AnswerSupplements.Answer;
import org.openbeian.order.application.AnswerSupplements.Kept;
import org.openbeian.order.domain.supplement.OrderSupplement;
import org.openbeian.order.domain.supplement.SupplementState;

/** Something that the reviewer wants before a pass (R-FLOW-3). */
@Schema(name = "OrderSupplement")
public record SupplementView(
    UUID id,
    SupplementKind kind,
    @Schema(description = "Only what is ASKED waits for the filer.") SupplementState state,
    @Schema(description = "The submission that it belongs to.", examples = "1") int round,
    @Schema(description = "What is wanted.", examples = "请邮寄加盖公章的授权书原件") @Nullable String note,
    @Schema(description = "What was wrong; null until it is asked for again.")
        @Nullable String reason,
    @Schema(description = "Where originals are mailed to; null for other kinds.")
        @Nullable String mailTo,
    @Schema(description = "When it was last asked for.") Instant askedAt,
    @Nullable SupplementAnswer answer,
    @Nullable Instant providedAt,
    @Schema(description = "When the reviewer logged that the originals are there.")
        @Nullable Instant arrivedAt,
    @Nullable Instant acceptedAt) {

  static SupplementView of(Kept kept) {
    OrderSupplement supplement = kept.supplement();
    Answer answer = kept.answer();
    return new SupplementView(
        supplement.id(),
        supplement.kind(),
        kept.state(),
        supplement.round(),
        supplement.note(),
        supplement.reason(),
        supplement.mailTo(),
        supplement.askedAt(),
        answer == null
            ? null
            : new SupplementAnswer(answer.courier(), answer.courierNumber(), answer.note()),
        supplement.providedAt(),
        supplement.arrivedAt(),
        supplement.acceptedAt());
  }
}
