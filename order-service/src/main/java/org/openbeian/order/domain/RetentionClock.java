package org.openbeian.order.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long the personal data of orders that ended without a grant is kept (R-EXP-4).
 *
 * @param retention from the end on
 */
public record RetentionClock(Duration retention) {

  /** The kind of its deadlines. */
  public static final String KIND = "personal-data";

  public RetentionClock {
    if (retention.isNegative()) {
      throw new IllegalArgumentException("nothing is erased before the order's end");
    }
  }

  /** When the personal data of an order that ended at {@code end} is erased. */
  public Instant erasesAt(Instant end) {
    return end.plus(retention);
  }
}
