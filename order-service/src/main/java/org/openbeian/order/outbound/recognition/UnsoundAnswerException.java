package org.openbeian.order.outbound.recognition;

/** What was answered is none; the message quotes nothing of it. */
class UnsoundAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnsoundAnswerException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
