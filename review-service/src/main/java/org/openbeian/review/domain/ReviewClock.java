package org.openbeian.review.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.WorkingCalendar;

/**
 * By when a task should be done, in working days (R-FLOW-2, R-FLOW-4, R-FLOW-6, R-CAL-1), and how
 * long somebody may leave alone what they have claimed.
 */
public final class ReviewClock {

  private final WorkingCalendar calendar;
  private final int reviewDays;
  private final int forwardingDays;
  private final Duration lease;

  /**
   * Measures by a calendar.
   *
   * @param reviewDays working days that the preliminary review is promised to take, at least 1
   * @param forwardingDays working days within which what was passed is forwarded, at least 1
   * @param lease from a minute to 30 days
   */
  public ReviewClock(WorkingCalendar calendar, int reviewDays, int forwardingDays, Duration lease) {
    if (reviewDays < 1 || forwardingDays < 1) {
      throw new IllegalArgumentException(
          "a review is promised to take 1 working day or more, not "
              + Math.min(reviewDays, forwardingDays));
    }
    if (lease.compareTo(Duration.ofMinutes(1)) < 0 || lease.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("a claim lasts from a minute to 30 days, not " + lease);
    }
    this.calendar = calendar;
    this.reviewDays = reviewDays;
    this.forwardingDays = forwardingDays;
    this.lease = lease;
  }

  /**
   * The end of a promise.
   *
   * @param on the last day that is in time
   * @param lateFrom the first instant that is not: the next working day's beginning
   */
  public record Due(LocalDate on, Instant lateFrom) {}

  public int reviewDays() {
    return reviewDays;
  }

  public int forwardingDays() {
    return forwardingDays;
  }

  /** Until when somebody who has just done something on a task has it. */
  public Instant leaseFrom(Instant now) {
    return now.plus(lease);
  }

  /** When so many working days after a start are over. */
  Reckoned<Due> due(Instant since, int workingDays) {
    LocalDate start = WorkingCalendar.dayOf(since);
    return calendar
        .plusWorkingDays(start, workingDays)
        .then(
            on ->
                calendar
                    .plusWorkingDays(start, workingDays + 1)
                    .map(next -> new Due(on, WorkingCalendar.startOf(next))));
  }

  /** The whole working days between two instants; 0 where the calendar lacks a year. */
  int daysBetween(Instant from, Instant to) {
    return counted(from, to).known().orElse(0);
  }

  /** The same, telling which year is lacking. */
  Reckoned<Integer> counted(Instant from, Instant to) {
    return calendar.workingDaysBetween(WorkingCalendar.dayOf(from), WorkingCalendar.dayOf(to));
  }

  /** The first working day that is not before an instant; its own day where that is unknown. */
  LocalDate workingDayFrom(Instant now) {
    LocalDate today = WorkingCalendar.dayOf(now);
    return calendar.plusWorkingDays(today.minusDays(1), 1).known().orElse(today);
  }
}
