package org.openbeian.order.domain.realperson;

import org.jspecify.annotations.Nullable;

/**
 * What the verification app tells of a check.
 *
 * @param device a keyed hash of the device that scanned the link
 * @param failure only of what failed
 */
public record AppReport(Event event, String device, @Nullable RealPersonFailure failure) {

  /** What may happen in the app. */
  public enum Event {
    SCANNED,
    PASSED,
    FAILED
  }

  /** How it is taken. */
  public enum Reception {
    TAKEN,
    /** It was told before. */
    KNOWN,
    /** Another device has scanned the link. */
    LINK_USED,
    /** The check has ended otherwise, or too long ago. */
    OVER
  }
}
