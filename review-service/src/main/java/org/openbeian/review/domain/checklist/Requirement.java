package org.openbeian.review.domain.checklist;

/** What YES takes besides. */
public enum Requirement {
  /** A recorded call that reached each principal (R-FLOW-2). */
  CALL
}
