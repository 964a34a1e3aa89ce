package org.openbeian.sms;

/** A gateway did not say that it took a message, nor that it never will. */
final class GatewayFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mayHaveIt;
  private final boolean wasSkipped;

  private GatewayFailure(String cause, boolean mayHaveIt, boolean wasSkipped) {
    super(cause, null, false, false);
    this.mayHaveIt = mayHaveIt;
    this.wasSkipped = wasSkipped;
  }

  /** It certainly does not have the message. */
  static GatewayFailure notTaken(String cause) {
    return new GatewayFailure(cause, false, false);
  }

  /** The message went out, and what became of it is not known. */
  static GatewayFailure unknownFate(String cause) {
    return new GatewayFailure(cause, true, false);
  }

  /** It was not even asked, because of {@code lastCause} too often. */
  static GatewayFailure skipped(String lastCause) {
    return new GatewayFailure(lastCause, false, true);
  }

  boolean wasSkipped() {
    return wasSkipped;
  }

  boolean mayHaveIt() {
    return mayHaveIt;
  }

  /** Free of personal data. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
