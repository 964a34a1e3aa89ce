package org.openbeian.review.domain.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.bureau.BureauFact.FormRefused;
import org.openbeian.review.domain.bureau.BureauFact.NumbersAssigned;
import org.openbeian.review.domain.bureau.BureauFact.Opinion;

@DisplayName("R-FLOW-6: what each fact does to each case")
class FactJudgementTest {

  private static final FilingNumbers NUMBERS = numbers("浙ICP备2026000001号");

  private static final Map<String, CaseStanding> STANDINGS =
      Map.of(
          "over", new CaseStanding.Over(),
          "approved", new CaseStanding.Decided(NUMBERS),
          "rejected", new CaseStanding.Decided(null),
          "nothing waits", new CaseStanding.Open(false, null),
          "an approval waits", new CaseStanding.Open(true, null),
          "numbers wait", new CaseStanding.Open(false, NUMBERS));

  private static final Map<String, BureauFact> FACTS =
      Map.of(
          "approval", Opinion.approving(),
          "refusal", Opinion.refusing(List.of(BureauReason.of("1007"))),
          "form refused", new FormRefused(List.of(BureauReason.of("1022"))),
          "numbers", new NumbersAssigned(NUMBERS),
          "other numbers", new NumbersAssigned(numbers("浙ICP备2026000002号")));

  @ParameterizedTest(name = "{0}, {1}: {2} {3}")
  @CsvSource({
    "over, approval, LATE,",
    "over, refusal, LATE,",
    "over, form refused, LATE,",
    "over, numbers, LATE,",
    "over, other numbers, LATE,",
    "approved, approval, LATE,",
    "approved, refusal, CONFLICTING,",
    "approved, form refused, CONFLICTING,",
    "approved, numbers, LATE,",
    "approved, other numbers, CONFLICTING,",
    "rejected, approval, CONFLICTING,",
    "rejected, refusal, LATE,",
    "rejected, form refused, LATE,",
    "rejected, numbers, CONFLICTING,",
    "rejected, other numbers, CONFLICTING,",
    "nothing waits, approval, WAITING,",
    "nothing waits, refusal, APPLIED, REJECT",
    "nothing waits, form refused, APPLIED, REJECT",
    "nothing waits, numbers, WAITING,",
    "nothing waits, other numbers, WAITING,",
    "an approval waits, approval, WAITING,",
    "an approval waits, refusal, CONFLICTING,",
    "an approval waits, form refused, CONFLICTING,",
    "an approval waits, numbers, APPLIED, APPROVE",
    "an approval waits, other numbers, APPLIED, APPROVE",
    "numbers wait, approval, APPLIED, APPROVE",
    "numbers wait, refusal, APPLIED, REJECT",
    "numbers wait, form refused, APPLIED, REJECT",
    "numbers wait, numbers, WAITING,",
    "numbers wait, other numbers, CONFLICTING,"
  })
  void a_fact_has_one_effect(
      String standing, String fact, FactEffect effect, @Nullable ReviewOutcome decides) {
    assertThat(FactJudgement.of(STANDINGS.get(standing), FACTS.get(fact)))
        .isEqualTo(new FactJudgement(effect, decides));
  }

  private static FilingNumbers numbers(String subject) {
    return new FilingNumbers(subject, List.of(new ServiceNumber(1, subject + "-1")));
  }
}
