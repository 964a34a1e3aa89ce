package org.openbeian.sms;

/** Receipts that are not taken; nothing of them is. */
public final class ReceiptsRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why they are not. */
  public enum Why {
    /** No gateway of that name reports to us. */
    UNKNOWN_GATEWAY(404, "NOT_FOUND"),
    /** Not signed with its secret, or not lately. */
    NOT_SIGNED(401, "CALLBACK_NOT_SIGNED"),
    /** Signed, and no list of receipts. */
    MALFORMED(400, "MALFORMED_JSON"),
    TOO_LONG(413, "HTTP_413");

    private final int status;
    private final String code;

    Why(int status, String code) {
      this.status = status;
      this.code = code;
    }

    /** What the gateway is answered with. */
    public int status() {
      return status;
    }

    /** The code of that answer's problem. */
    public String code() {
      return code;
    }
  }

  ReceiptsRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
