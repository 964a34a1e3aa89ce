package org.openbeian.review.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.openbeian.contracts.review.ReviewBreach;

/** When a task needs a look although nobody acts: its claim lapses, or it gets late (R-FLOW-10). */
public final class Attention {

  /** How often a day is asked for that the calendar does not have yet. */
  private static final Duration CALENDAR_AGAIN = Duration.ofDays(1);

  private final Overdue overdue;

  public Attention(Overdue overdue) {
    this.overdue = overdue;
  }

  /** The next such instant; empty when nothing can happen by itself. */
  public Optional<Instant> next(ReviewTask task, Instant now) {
    return Stream.of(
            Optional.ofNullable(task.leaseUntil()),
            isWatched(task) ? nextBreach(task, now) : Optional.<Instant>empty())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** By what it is late now and its leads do not know yet; the worse of two. */
  public Optional<ReviewBreach> breach(ReviewTask task, Instant now) {
    if (!isWatched(task)) {
      return Optional.empty();
    }
    if (overdueFrom(task).filter(from -> !now.isBefore(from)).isPresent()) {
      return Optional.of(ReviewBreach.OVERDUE);
    }
    Instant lateFrom = task.lateFrom();
    return task.escalated() == null && lateFrom != null && !now.isBefore(lateFrom)
        ? Optional.of(ReviewBreach.SLA)
        : Optional.empty();
  }

  private static boolean isWatched(ReviewTask task) {
    return task.state().waiting()
        && task.pausedAt() == null
        && task.escalated() != ReviewBreach.OVERDUE;
  }

  private Optional<Instant> nextBreach(ReviewTask task, Instant now) {
    Instant lateFrom = task.lateFrom();
    if (lateFrom == null) {
      return Optional.of(now.plus(CALENDAR_AGAIN));
    }
    return Stream.concat(
            task.escalated() == null ? Stream.ofNullable(lateFrom) : Stream.empty(),
            overdueFrom(task).stream())
        .min(Instant::compareTo);
  }

  /** A bureau's case is late by one measure only; nothing is late whose last day is unknown. */
  private Optional<Instant> overdueFrom(ReviewTask task) {
    Instant since = task.waitingSince();
    return since == null || task.lateFrom() == null || task.stage() == ReviewStage.BUREAU
        ? Optional.empty()
        : overdue.from(since).known();
  }
}
