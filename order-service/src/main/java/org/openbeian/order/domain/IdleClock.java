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

  /** The days of the step after {@code step}; of the last one, its own. */
  public int stepAfter(int step) {
    return List.of(firstWarning, secondWarning).stream()
        .filter(warning -> days(warning) == step)
        .findFirst()
        .map(warning -> warning.equals(firstWarning) ? days(secondWarning) : days(expiry))
        .orElse(days(expiry));
  }

  /** When a step is due for an order whose filer last did something at {@code since}. */
  public Instant dueAt(int step, Instant since) {
    if (step == days(firstWarning)) {
      return since.plus(firstWarning);
    }
    return step == days(secondWarning) ? since.plus(secondWarning) : expiresAt(since);
  }

  public Instant expiresAt(Instant since) {
    return since.plus(expiry);
  }

  /** What a step does to the order. */
  public OrderTrigger triggerOf(int step) {
    return step == days(expiry) ? OrderTrigger.IDLE_45 : OrderTrigger.IDLE_WARNING;
  }

  private static int days(Duration duration) {
    return (int) duration.toDays();
  }
}
