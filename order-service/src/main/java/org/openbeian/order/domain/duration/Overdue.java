package org.openbeian.order.domain.duration;

import java.time.LocalDate;
import java.util.Optional;
import org.openbeian.order.domain.Order;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * Says which orders have been too long in one stage (R-FLOW-10). The provider's own stages, review
 * and forwarding, may last so many working days. The bureau may take as long as the rule says for
 * its province: its 1 to 20 days are no delay, and a list of orders has no history at hand. The SMS
 * stage ends by itself after 24 hours, and what waits for its filer or is at its end is not late.
 */
public final class Overdue {

  private final WorkingCalendar calendar;
  private final BureauRule rule;
  private final int afterWorkingDays;

  /**
   * Measures by a calendar.
   *
   * @param afterWorkingDays what a stage of the provider's may last, at least 1
   */
  public Overdue(WorkingCalendar calendar, BureauRule rule, int afterWorkingDays) {
    if (afterWorkingDays < 1) {
      throw new IllegalArgumentException(
          "an order is overdue after 1 working day or more, not " + afterWorkingDays);
    }
    this.calendar = calendar;
    this.rule = rule;
    this.afterWorkingDays = afterWorkingDays;
  }

  /**
   * Whether more whole working days than allowed have begun since the day on which the order
   * entered its state. So with 3 allowed, one of a Monday is overdue from Friday on.
   */
  public Reckoned<Boolean> of(Order order, LocalDate today) {
    Optional<Integer> allowed = FilingStep.of(order.state()).flatMap(step -> allowed(step, order));
    if (allowed.isEmpty()) {
      return new Known<>(false);
    }
    return calendar
        .workingDaysBetween(WorkingCalendar.dayOf(order.stateSince()), today)
        .map(days -> days > allowed.get());
  }

  private Optional<Integer> allowed(FilingStep step, Order order) {
    return switch (step) {
      case PRELIMINARY_REVIEW, FORWARDING -> Optional.of(afterWorkingDays);
      case SMS_VERIFICATION -> Optional.empty();
      case BUREAU_REVIEW -> Optional.of(rule.of(order.province()).to());
    };
  }
}
