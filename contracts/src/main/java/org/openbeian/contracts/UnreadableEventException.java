package org.openbeian.contracts;

/** An event that can never be understood; its message is free of the event's data. */
public class UnreadableEventException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  public UnreadableEventException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why it can't be understood. */
  public String reason() {
    return reason;
  }
}
