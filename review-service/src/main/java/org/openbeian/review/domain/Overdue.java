package org.openbeian.review.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * Says how long tasks have waited, and which too long (R-FLOW-10): those for which more whole
 * working days than allowed have begun since the day on which they began to wait. So with 3
 * allowed, one of a Monday is overdue from Friday on. The provider's part, review and then
 * forwarding by hand, may last so many each; a bureau may take its usual time.
 */
public final class Overdue {

  private final WorkingCalendar calendar;
  private final int afterWorkingDays;
  private final int afterWorkingDaysAtBureau;

  /**
   * Measures by a calendar.
   *
   * @param afterWorkingDays what a stage of the provider's may last, at least 1
   * @param afterWorkingDaysAtBureau what a bureau may take, at least 1
   */
  public Overdue(WorkingCalendar calendar, int afterWorkingDays, int afterWorkingDaysAtBureau) {
    if (afterWorkingDays < 1 || afterWorkingDaysAtBureau < 1) {
      throw new IllegalArgumentException(
          "a task is overdue after 1 working day or more, not "
              + Math.min(afterWorkingDays, afterWorkingDaysAtBureau));
    }
    this.calendar = calendar;
    this.afterWorkingDays = afterWorkingDays;
    this.afterWorkingDaysAtBureau = afterWorkingDaysAtBureau;
  }

  /** How long a task has waited; nothing is late that does not wait any more. */
  public Waiting of(ReviewTask task, Instant now) {
    Instant since = task.waitingSince();
    if (since == null) {
      return Waiting.OVER;
    }
    LocalDate today = WorkingCalendar.dayOf(now);
    Reckoned<Integer> days = calendar.workingDaysBetween(WorkingCalendar.dayOf(since), today);
    return new Waiting(since, days, overdue(task.stage(), since, now, days));
  }

  /**
   * The instant before which a task of this stage began to wait if it is overdue now: what {@link
   * #of} says, as a list can ask it of an index.
   */
  public Reckoned<Instant> before(ReviewStage stage, Instant now) {
    return calendar
        .earliestWithin(allowed(stage), WorkingCalendar.dayOf(now))
        .map(WorkingCalendar::startOf);
  }

  /** Where days of long ago are unknown, those since may be too many by themselves. */
  private Reckoned<Boolean> overdue(
      ReviewStage stage, Instant since, Instant now, Reckoned<Integer> days) {
    return before(stage, now)
        .known()
        .map(bound -> (Reckoned<Boolean>) new Known<>(since.isBefore(bound)))
        .orElseGet(() -> days.map(counted -> counted > allowed(stage)));
  }

  private int allowed(ReviewStage stage) {
    return switch (stage) {
      case PRELIMINARY -> afterWorkingDays;
      case BUREAU -> afterWorkingDaysAtBureau;
    };
  }
}
