package org.openbeian.contracts.review;

/** By what measure a review is late. */
public enum ReviewBreach {
  /** Longer than the stage is promised to take (R-FLOW-2, R-FLOW-4, R-FLOW-6). */
  SLA,
  /** Longer than any stage may take without being shown as overdue (R-FLOW-10). */
  OVERDUE
}
