package org.openbeian.sms;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as this process knows it.
 *
 * @param since wall-clock time of the first try that went that way; while unknown, of the start
 * @param lastCause why the last try that failed did, free of personal data; null when none failed
 * @param skipped whether it is not called for the moment, because it failed too often
 */
public record GatewayState(
    String name, Condition condition, Instant since, @Nullable String lastCause, boolean skipped) {

  /** What the last try says. */
  public enum Condition {
    /** It answered. */
    UP,
    /** It did not, or not soundly. */
    DOWN,
    /** Nothing was sent since the start. */
    UNKNOWN
  }
}
