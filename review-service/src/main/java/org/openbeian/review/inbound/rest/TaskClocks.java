package org.openbeian.review.inbound.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewClock;

/** What tells how long a task has waited, and may wait. */
@ApplicationScoped
class TaskClocks {

  private final Overdue overdue;
  private final ReviewClock reviewClock;
  private final Clock clock;

  TaskClocks(Overdue overdue, ReviewClock reviewClock, Clock clock) {
    this.overdue = overdue;
    this.reviewClock = reviewClock;
    this.clock = clock;
  }

  Overdue overdue() {
    return overdue;
  }

  ReviewClock reviewClock() {
    return reviewClock;
  }

  Instant now() {
    return clock.instant();
  }
}
