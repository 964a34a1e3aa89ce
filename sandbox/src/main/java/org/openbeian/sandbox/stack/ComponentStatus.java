package org.openbeian.sandbox.stack;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a part of the stack is.
 *
 * @param pid absent when it does not run
 */
public record ComponentStatus(
    String name, State state, OptionalLong pid, int port, Optional<Instant> startedAt) {
  /** What a part may be. */
  public enum State {
    /** Runs and takes requests. */
    READY,
    /** Runs, but does not take requests (yet). */
    NOT_READY,
    STOPPED
  }
}
