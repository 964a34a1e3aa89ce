package org.openbeian.order.domain.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When filers are reminded of what is still open (R-POST-2), counted from the grant. A step is
 * known by its days.
 */
public record DutyReminders(List<Duration> steps) {

  /** The name of its deadlines; an order has at most one. */
  public static final String KIND = "duty";

  public DutyReminders {
    steps = List.copyOf(steps);
    Duration before = Duration.ZERO;
    for (Duration step : steps) {
      if (step.toDays() <= before.toDays()) {
        throw new IllegalArgumentException("reminders come one after the other, in whole days");
      }
      before = step;
    }
  }

  /** The days of the step that comes next; empty when none does. */
  public Optional<Integer> next(Instant grantedAt, Instant now) {
    return steps.stream()
        .filter(step -> grantedAt.plus(step).isAfter(now))
        .map(DutyReminders::days)
        .findFirst();
  }

  /**
   * The step that days armed under earlier settings stand for: the first that is not sooner; empty
   * when there is none any more.
   */
  public Optional<Integer> stepOf(int days) {
    return steps.stream().map(DutyReminders::days).filter(step -> step >= days).findFirst();
  }

  /** When a step is due. */
  public Instant dueAt(int step, Instant grantedAt) {
    return grantedAt.plus(
        steps.stream()
            .filter(duration -> days(duration) == step)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(step + " is no step")));
  }

  private static int days(Duration duration) {
    return (int) duration.toDays();
  }
}
