package org.openbeian.review.domain;

/** Where a task stands. */
public enum ReviewTaskState {
  /** Waits for somebody to take it. */
  OPEN,
  /** Somebody works on it. */
  CLAIMED,
  /** Passed, and waits for a reviewer to forward it by hand (R-FLOW-4). */
  PASSED_UNFORWARDED,
  DECIDED,
  /** The order left this review by another way; nothing is to be decided any more. */
  CLOSED;

  /** Whether there is still something to do. */
  public boolean waiting() {
    return switch (this) {
      case OPEN, CLAIMED, PASSED_UNFORWARDED -> true;
      case DECIDED, CLOSED -> false;
    };
  }
}
