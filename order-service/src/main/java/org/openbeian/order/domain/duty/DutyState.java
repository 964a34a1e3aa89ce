package org.openbeian.order.domain.duty;

/** How it stands with a duty. */
public enum DutyState {
  OPEN,
  /** The filer says that it is done. */
  DONE,
  /** The filer says that the service needs it not. */
  NOT_APPLICABLE,
  /** Its service ended while it was open. */
  ENDED
}
