package org.openbeian.order.outbound.recognition;

/** What was answered is none; the message quotes nothing of it. */
class UnsoundAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsoundAnswerException(String message) {
    super(message, null, false, false);
  }
}
