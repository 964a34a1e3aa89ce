package org.openbeian.order.outbound.rdap;

/** What was answered can't be relied on. */
class UnsoundAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason free of personal data
   */
  UnsoundAnswerException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
