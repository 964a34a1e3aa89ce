package org.openbeian.platform.inbox;

/** What an event did here; kept in the inbox and counted. */
public enum Outcome {
  /** It had its effect. */
  APPLIED,
  /** It belongs to an older round: no effect. */
  STALE,
  /** The state no longer allows it: no effect. */
  REJECTED
}
