package org.openbeian.review.inbound.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.FactKind;
import org.openbeian.review.domain.bureau.RecordedFact;

/** Something that a bureau said of a case. */
@Schema(name = "BureauFact", description = "Something that a bureau said of a case (R-FLOW-6).")
public record BureauFactView(
    UUID id,
    @Schema(description = "The case, a task of the stage BUREAU") UUID taskId,
    UUID orderId,
    @Schema(description = "GB/T 2260", examples = "330000") String province,
    @Schema(
            description = "Who said it: desk for officers here, else the way that it came",
            examples = "desk")
        String source,
    @Schema(description = "The source's own id, the same whenever it says it again") String factId,
    @Schema(
            description =
                "FORM_REFUSED: checks of form refused what was reported. OPINION: what its officers"
                    + " think. NUMBERS_ASSIGNED: the filing's numbers")
        FactKind kind,
    @Schema(description = "Of an OPINION: whether it approves") @Nullable Boolean approved,
    @Schema(description = "Of a refusal, as the source gave them") List<Cause> reasons,
    @Schema(description = "Of NUMBERS_ASSIGNED", examples = "浙ICP备2026000001号")
        @Nullable String subjectNumber,
    @Schema(description = "Of NUMBERS_ASSIGNED") List<ServiceNumberView> serviceNumbers,
    Instant receivedAt,
    @Schema(
            description =
                "APPLIED: it helped to decide. WAITING for what belongs to it. LATE: the case was"
                    + " over, or decided just so. CONFLICTING: it contradicts what was said or"
                    + " decided before. UNUSABLE: see problem; the case goes on waiting")
        FactEffect effect,
    @Schema(description = "Of what is UNUSABLE") @Nullable Problem problem) {

  /** One reason of a refusal. */
  @Schema(name = "BureauReason")
  public record Cause(
      @Schema(description = "See GET /code-tables/result-codes", examples = "1007") String code,
      @Nullable String path,
      @Schema(description = "The bureau's own words; null when it used none, and when erased")
          @Nullable String message) {}

  /** What is wrong with numbers. */
  @Schema(name = "NumbersProblem")
  public record Problem(
      @Schema(examples = "NUMBER_TAKEN") String code,
      @Schema(description = "In the caller's language") String message) {}

  /** With problems put as {@code wording} puts a code and its arguments. */
  static BureauFactView of(RecordedFact fact, BiFunction<String, List<String>, String> wording) {
    BureauFact said = fact.fact();
    FilingNumbers numbers = said.assigned();
    return new BureauFactView(
        fact.id(),
        fact.taskId(),
        fact.orderId(),
        fact.province(),
        fact.source(),
        fact.factId(),
        fact.kind(),
        fact.kind() == FactKind.OPINION ? said.approves() : null,
        said.refusal().stream()
            .map(reason -> new Cause(reason.code(), reason.path(), reason.message()))
            .toList(),
        numbers == null ? null : numbers.subject(),
        numbers == null ? List.of() : ServiceNumberView.of(numbers.services()),
        fact.receivedAt(),
        fact.effect(),
        fact.problem() == null
            ? null
            : new Problem(fact.problem(), wording.apply(fact.problem(), fact.problemArguments())));
  }
}
