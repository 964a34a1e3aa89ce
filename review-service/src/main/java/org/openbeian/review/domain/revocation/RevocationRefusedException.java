package org.openbeian.review.domain.revocation;

/** A revocation does not allow an act. */
public class RevocationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** It is settled, one way or another. */
    SETTLED,
    /** Who asked for it may not settle it as the other officer (R-PERM-2). */
    SAME_OFFICER,
    /** Only who asked for it may take it back. */
    ANOTHERS
  }

  private final Why why;
  private final RevocationState state;

  RevocationRefusedException(Why why, RevocationState state) {
    super(why.name(), null, false, false);
    this.why = why;
    this.state = state;
  }

  public Why why() {
    return why;
  }

  public RevocationState state() {
    return state;
  }
}
