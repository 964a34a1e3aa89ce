package org.openbeian.review.domain.checklist;

/** What a reviewer found. */
public enum Answer {
  /** It is as it should be. */
  YES,
  NO,
  /** There is nothing to check; a note says why. */
  NOT_APPLICABLE
}
