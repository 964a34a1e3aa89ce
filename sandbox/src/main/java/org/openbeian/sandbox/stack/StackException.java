package org.openbeian.sandbox.stack;

import org.jspecify.annotations.Nullable;

/**
 * Something about the stack is not as it should be: one sentence that says what, one what to do.
 */
public final class StackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  public StackException(String message, String remedy) {
    this(message, remedy, null);
  }

  public StackException(String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
