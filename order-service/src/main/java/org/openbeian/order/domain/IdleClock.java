package org.openbeian.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The clock that deletes orders left alone (R-EXP-1): two warnings, then the end. A step is known
 * by its days.
 */
public record IdleClock(Duration firstWarning, Duration secondWarning, Duration expiry) {

  /** The name of its deadlines; an order has at most one. */
  public static final String KIND = "idle";

  public IdleClock {
    if (firstWarning.compareTo(secondWarning) >= 0 || secondWarning.compareTo(expiry) >= 0) {
      throw new IllegalArgumentException("the warnings come one after the other, then the end");
    }
  }

  /** The days of the first step. */
  public int firstStep() {
    return days(firstWarning);
  }

  /** The step that days armed under earlier settings stand for: the first that is not sooner. */
  public int stepOf(int days) {
    return steps().stream().map(IdleClock::days).filter(s -> s >= days).findFirst().orElse(last());
  }

  /** The days of the step after {@code step}; of the last one, its own. */
  public int stepAfter(int step) {
    return stepOf(step + 1);
  }

  /** When a step is due for an order whose filer last did something at {@code since}. */
  public Instant dueAt(int step, Instant since) {
    return steps().stream()
        .filter(duration -> days(duration) == step)
        .findFirst()
        .map(since::plus)
        .orElse(expiresAt(since));
  }

  public Instant expiresAt(Instant since) {
    return since.plus(expiry);
  }

  /** What a step does to the order. */
  public OrderTrigger triggerOf(int step) {
    return step == last() ? OrderTrigger.IDLE_45 : OrderTrigger.IDLE_WARNING;
  }

  private List<Duration> steps() {
    return List.of(firstWarning, secondWarning, expiry);
  }

  private int last() {
    return days(expiry);
  }

  private static int days(Duration duration) {
    return (int) duration.toDays();
  }
}
