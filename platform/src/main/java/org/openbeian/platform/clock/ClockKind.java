package org.openbeian.platform.clock;

/** Values of {@code beian.clock}. */
public enum ClockKind {
  SYSTEM,
  /** The system's clock plus an offset that the sandbox moves; never in production. */
  SANDBOX
}
