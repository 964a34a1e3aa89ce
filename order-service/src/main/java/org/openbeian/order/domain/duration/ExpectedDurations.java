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
 * How long filings are expected to take (R-FLOW-6): the bureau's part by its own last grants of the
 * province and type as soon as they are enough, by the rule before that.
 */
public final class ExpectedDurations {

  /** As many of the last grants count. */
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
   * @param enough grants from which on history counts, 1 to {@value #LAST}
   */
  public ExpectedDurations(WorkingCalendar calendar, BureauRule rule, int enough) {
    if (enough < 1 || enough > LAST) {
      throw new IllegalArgumentException("enough grants are 1 to " + LAST + ", not " + enough);
    }
    this.calendar = calendar;
    this.rule = rule;
    this.enough = enough;
  }

  /**
   * What is expected of a plan in a province.
   *
   * @param history the working days of its last grants there, {@value #LAST} at most
   */
  public ExpectedDuration of(String province, FilingPlan plan, List<Integer> history) {
    BureauTime bureau =
        history.size() >= enough
            ? BureauTime.ByHistory.of(history)
            : new BureauTime.ByRule(rule.of(province));
    return new ExpectedDuration(
        plan.type(),
        bureau,
        FilingStep.of(plan).stream().map(step -> expected(step, bureau)).toList());
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

  private static ExpectedStep expected(FilingStep step, BureauTime bureau) {
    return switch (step) {
      case PRELIMINARY_REVIEW ->
          new ExpectedStep(step, DurationUnit.WORKING_DAY, PRELIMINARY_REVIEW);
      case FORWARDING -> new ExpectedStep(step, DurationUnit.WORKING_DAY, FORWARDING);
      case SMS_VERIFICATION -> new ExpectedStep(step, DurationUnit.HOUR, SMS_VERIFICATION);
      case BUREAU_REVIEW -> new ExpectedStep(step, DurationUnit.WORKING_DAY, bureau.span());
    };
  }
}
