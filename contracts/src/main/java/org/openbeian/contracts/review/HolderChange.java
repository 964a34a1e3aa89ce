package org.openbeian.contracts.review;

/** Why a task is with somebody else now, or with nobody. */
public enum HolderChange {
  /** Taken up by somebody after somebody else had had it. */
  CLAIMED,
  /** Given back to the queue, by its holder or by a lead. */
  RELEASED,
  /** Back in the queue because its holder left it alone for too long. */
  LEASE_EXPIRED,
  /** Given to a colleague by its holder. */
  HANDED_OVER,
  /** Given to somebody by a lead. */
  ASSIGNED
}
