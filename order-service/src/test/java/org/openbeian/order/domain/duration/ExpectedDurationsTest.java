package org.openbeian.order.domain.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.duration.ExpectedDuration.DurationUnit;
import org.openbeian.order.domain.duration.ExpectedDuration.ExpectedStep;
import org.openbeian.order.domain.duration.StepTime.ByHistory;
import org.openbeian.order.domain.duration.StepTime.ByRule;
import org.openbeian.order.outbound.files.RuleFiles;
import org.openbeian.platform.calendar.CalendarFiles;

class ExpectedDurationsTest {

  private final ExpectedDurations durations = enough(30);

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-4, R-SMS-3, R-FLOW-6: what a first filing takes by the rule")
  void expects_by_the_rule_without_history() {
    // when
    ExpectedDuration expected = expected(Collections.nCopies(29, 3));

    // then
    assertThat(expected.bureau()).isEqualTo(new ByRule(new Span(1, 20)));
    assertThat(expected.steps())
        .containsExactly(
            new ExpectedStep(FilingStep.PRELIMINARY_REVIEW, DurationUnit.WORKING_DAY, byRule(1, 2)),
            new ExpectedStep(FilingStep.FORWARDING, DurationUnit.WORKING_DAY, byRule(0, 1)),
            new ExpectedStep(FilingStep.SMS_VERIFICATION, DurationUnit.HOUR, byRule(0, 24)),
            new ExpectedStep(FilingStep.BUREAU_REVIEW, DurationUnit.WORKING_DAY, byRule(1, 20)));
  }

  @Test
  @DisplayName("R-FLOW-6: enough grants count more than the rule")
  void expects_by_history_once_it_is_enough() {
    // when
    ExpectedDuration expected = expected(Collections.nCopies(30, 3));

    // then
    assertThat(expected.bureau()).isEqualTo(new ByHistory(3, 3, 30));
    assertThat(expected.steps().get(3).takes()).isEqualTo(new Span(3, 3));
    assertThat(expected.steps().get(0).time()).isEqualTo(byRule(1, 2));
  }

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-6: so they do of the preliminary review")
  void expects_the_preliminary_review_by_history() {
    // when
    ExpectedDuration expected =
        durations.of(
            "330000",
            FilingPlans.of(FilingType.FIRST_FILING),
            new StepHistory(Collections.nCopies(30, 0), List.of()));

    // then
    assertThat(expected.steps().get(0).time()).isEqualTo(new ByHistory(0, 0, 30));
    assertThat(expected.steps().get(1).time()).isEqualTo(byRule(0, 1));
    assertThat(expected.bureau()).isEqualTo(byRule(1, 20));
  }

  private static ByRule byRule(int from, int to) {
    return new ByRule(new Span(from, to));
  }

  @Test
  void takes_median_and_p90_by_nearest_rank() {
    assertThat(ByHistory.of(List.of(7))).isEqualTo(new ByHistory(7, 7, 1));
    assertThat(ByHistory.of(List.of(9, 1))).isEqualTo(new ByHistory(1, 9, 2));
    assertThat(ByHistory.of(IntStream.rangeClosed(1, 10).boxed().toList()))
        .isEqualTo(new ByHistory(5, 9, 10));
    assertThat(ByHistory.of(IntStream.rangeClosed(1, 200).map(n -> 201 - n).boxed().toList()))
        .isEqualTo(new ByHistory(100, 180, 200));
  }

  @Test
  void refuses_a_number_of_grants_that_can_not_be_reached() {
    assertThatThrownBy(() -> enough(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> enough(201)).isInstanceOf(IllegalArgumentException.class);
  }

  private ExpectedDuration expected(List<Integer> history) {
    return durations.of(
        "330000", FilingPlans.of(FilingType.FIRST_FILING), new StepHistory(List.of(), history));
  }

  private static ExpectedDurations enough(int grants) {
    return new ExpectedDurations(
        CalendarFiles.calendar(Optional.empty()), RuleFiles.durations(Optional.empty()), grants);
  }
}
