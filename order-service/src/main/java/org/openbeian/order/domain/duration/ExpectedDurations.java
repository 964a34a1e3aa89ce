package org.openbeian.order.domain.duration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.duration.ExpectedDuration.DurationUnit;
import org.openbeian.order.domain.duration.ExpectedDuration.ExpectedStep;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * How long filings are expected to take (R-FLOW-6): reviews, the provider's and the bureau's, by
 * their own last passes of the province and type as soon as those are enough, by the rule before
 * that.
 */
public final class ExpectedDurations {

  /** As many of the last passes count. */
  public static final int LAST = 200;

  private static final Span PRELIMINARY_REVIEW = new Span(1, 2);
  private static final Span FORWARDING = new Span(0, 1);
  private static final Span SMS_VERIFICATION = new Span(0, 24);

  private final WorkingCalendar calendar;
  private final BureauRule rule;
  private final int enough;

  /**
   * Expects by a rule and by history.
   *
   * @param enough passes from which on history counts, 1 to {@value #LAST}
   */
  public ExpectedDurations(WorkingCalendar calendar, BureauRule rule, int enough) {
    if (enough < 1 || enough > LAST) {
      throw new IllegalArgumentException("enough passes are 1 to " + LAST + ", not " + enough);
    }
    this.calendar = calendar;
    this.rule = rule;
    this.enough = enough;
  }

  /**
   * What is expected of a plan in a province.
   *
   * @param history of its type there
   */
  public ExpectedDuration of(String province, FilingPlan plan, StepHistory history) {
    return new ExpectedDuration(
        plan.type(),
        FilingStep.of(plan).stream()
            .map(step -> new ExpectedStep(step, unit(step), time(step, province, history)))
            .toList());
  }

  private StepTime time(FilingStep step, String province, StepHistory history) {
    List<Integer> last = history.of(step);
    return last.size() >= enough
        ? StepTime.ByHistory.of(last)
        : new StepTime.ByRule(
            switch (step) {
              case PRELIMINARY_REVIEW -> PRELIMINARY_REVIEW;
              case FORWARDING -> FORWARDING;
              case SMS_VERIFICATION -> SMS_VERIFICATION;
              case BUREAU_REVIEW -> rule.of(province);
            });
  }

  /**
   * The day by which the bureau should have decided, when this and every later step take as long as
   * they may; past once the order is late. Empty while the order is not under way, and when the
   * calendar lacks a year in between.
   */
  public Optional<LocalDate> until(Order order, ExpectedDuration expected) {
    return FilingStep.of(order.state()).flatMap(current -> until(order, current, expected));
  }

  private Optional<LocalDate> until(Order order, FilingStep current, ExpectedDuration expected) {
    Reckoned<LocalDate> day = new Known<>(WorkingCalendar.dayOf(order.stateSince()));
    for (ExpectedStep ahead : expected.steps()) {
      if (ahead.step().compareTo(current) >= 0) {
        day = day.then(start -> end(start, ahead));
      }
    }
    return day.known();
  }

  private Reckoned<LocalDate> end(LocalDate start, ExpectedStep step) {
    int longest = step.takes().to();
    return switch (step.unit()) {
      case WORKING_DAY -> calendar.plusWorkingDays(start, longest);
      case HOUR -> new Known<>(start.plusDays((longest + 23) / 24));
    };
  }

  private static DurationUnit unit(FilingStep step) {
    return switch (step) {
      case PRELIMINARY_REVIEW, FORWARDING, BUREAU_REVIEW -> DurationUnit.WORKING_DAY;
      case SMS_VERIFICATION -> DurationUnit.HOUR;
    };
  }
}
