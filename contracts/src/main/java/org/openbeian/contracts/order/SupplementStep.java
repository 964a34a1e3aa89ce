package org.openbeian.contracts.order;

/** What became of a supplement (R-FLOW-3). */
public enum SupplementStep {
  ASKED,
  /** What the filer provided was wrong. */
  ASKED_AGAIN,
  /** Mailed originals are with the reviewer. */
  ARRIVED,
  ACCEPTED
}
