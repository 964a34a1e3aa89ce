package org.openbeian.sms;

/** Receipts that are not taken; nothing of them is. */
public final class ReceiptsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why they are not. */
  public enum Why {
    /** No gateway of that name reports to us. */
    UNKNOWN_GATEWAY,
    /** Not signed with its secret, or not lately. */
    NOT_SIGNED,
    /** Signed, and no list of receipts. */
    MALFORMED,
    TOO_LONG
  }

  ReceiptsRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
