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
 * forwarding by hand, may last so many each; a bureau's case is overdue when its promise is over.
 */
public final class Overdue {

  private final WorkingCalendar calendar;
  private final int afterWorkingDays;

  /**
   * Measures by a calendar.
   *
   * @param afterWorkingDays what a stage of the provider's may last, at least 1
   */
  public Overdue(WorkingCalendar calendar, int afterWorkingDays) {
    if (afterWorkingDays < 1) {
      throw new IllegalArgumentException(
          "a task is overdue after 1 working day or more, not " + afterWorkingDays);
    }
    this.calendar = calendar;
    this.afterWorkingDays = afterWorkingDays;
  }

  /** How long a task has waited; nothing is late that does not wait any more. */
  public Waiting of(ReviewTask task, Instant now) {
    Instant since = task.waitingSince();
    if (since == null) {
      return Waiting.OVER;
    }
    LocalDate today = WorkingCalendar.dayOf(now);
    Reckoned<Integer> days = calendar.workingDaysBetween(WorkingCalendar.dayOf(since), today);
    return new Waiting(
        since,
        days,
        switch (task.stage()) {
          case PRELIMINARY -> overdue(since, now, days);
          case BUREAU -> overdue(task, now, days);
        });
  }

  /**
   * The instant before which a task of the provider's began to wait if it is overdue now: what
   * {@link #of} says, as a list can ask it of an index.
   */
  public Reckoned<Instant> before(Instant now) {
    return calendar
        .earliestWithin(afterWorkingDays, WorkingCalendar.dayOf(now))
        .map(WorkingCalendar::startOf);
  }

  /** From when on one of the provider's tasks is overdue that began to wait then. */
  Reckoned<Instant> from(Instant since) {
    return calendar
        .plusWorkingDays(WorkingCalendar.dayOf(since), afterWorkingDays + 1)
        .map(WorkingCalendar::startOf);
  }

  /** Where days of long ago are unknown, those since may be too many by themselves. */
  private Reckoned<Boolean> overdue(Instant since, Instant now, Reckoned<Integer> days) {
    return before(now)
        .known()
        .map(bound -> (Reckoned<Boolean>) new Known<>(since.isBefore(bound)))
        .orElseGet(() -> days.map(counted -> counted > afterWorkingDays));
  }

  private static Reckoned<Boolean> overdue(ReviewTask task, Instant now, Reckoned<Integer> days) {
    Instant lateFrom = task.lateFrom();
    return lateFrom == null ? days.map(counted -> false) : new Known<>(!now.isBefore(lateFrom));
  }
}
