package org.openbeian.order.domain.recovery;

/** How far a recovery has come; that it has expired is a matter of time, not of state. */
public enum RecoveryState {
  /** Waits for the code. */
  OPEN,
  /** Waits for the code or for support. */
  SUPPORT_REQUESTED,
  /** Told what it found; the record may be taken over. */
  PROVEN,
  /** The record is the finder's. */
  TAKEN_OVER
}
