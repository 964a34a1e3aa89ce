package org.openbeian.order.application;

import java.time.Duration;

/**
 * How orders that are due are checked against the registry (R-EXP-3).
 *
 * @param batchSize orders leased at once
 * @param lease how long nobody else asks about them
 * @param firstRetry pause after the first try without an answer; it doubles
 * @param longestRetry the longest pause
 */
record RegistryCheckPolicy(
    int batchSize, Duration lease, Duration firstRetry, Duration longestRetry) {

  Duration retryAfter(int attempts) {
    Duration doubled = firstRetry.multipliedBy(1L << Math.min(attempts - 1, 20));
    return doubled.compareTo(longestRetry) > 0 ? longestRetry : doubled;
  }
}
