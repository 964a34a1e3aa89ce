package org.openbeian.contracts;

/** An event that can never be understood; its message is free of the event's data. */
public class UnreadableEventException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String message) {
    super(message);
  }
}
