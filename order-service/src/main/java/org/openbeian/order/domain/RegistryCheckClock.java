package org.openbeian.order.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When orders are checked against the registry, and deleted when they are invalid (R-EXP-3).
 *
 * @param every a day
 */
public record RegistryCheckClock(Duration every) {

  /** The kind of its deadlines. */
  public static final String KIND = "registry-check";

  public RegistryCheckClock {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("checks need time in between");
    }
  }

  public Instant nextAfter(Instant now) {
    return now.plus(every);
  }

  /** When what was found invalid is looked at again, and deleted. */
  public Instant deletedAt(Invalid invalid) {
    return invalid.since().plus(every);
  }
}
