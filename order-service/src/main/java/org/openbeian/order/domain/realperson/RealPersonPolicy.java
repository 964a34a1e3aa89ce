package org.openbeian.order.domain.realperson;

import java.time.Duration;

/**
 * How principals are verified (R-REAL-1).
 *
 * @param linkValidFor from when it is given out
 * @param outcomeWithin from the scan
 * @param validFor how long one that passed counts, from then on
 * @param checksPerDay of one order at most
 */
public record RealPersonPolicy(
    Duration linkValidFor, Duration outcomeWithin, Duration validFor, int checksPerDay) {

  public RealPersonPolicy {
    require(linkValidFor, "link-valid-for");
    require(outcomeWithin, "outcome-within");
    require(validFor, "valid-for");
    if (checksPerDay < 1) {
      throw new IllegalArgumentException("beian.real-person.checks-per-day must be positive");
    }
  }

  private static void require(Duration duration, String key) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("beian.real-person." + key + " must be positive");
    }
  }
}
