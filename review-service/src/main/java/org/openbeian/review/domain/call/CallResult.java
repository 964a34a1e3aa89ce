package org.openbeian.review.domain.call;

/** What came of a call. */
public enum CallResult {
  /** The principal answered in person. */
  REACHED,
  NOT_REACHED,
  /** Somebody answered and would not speak, or denied to be the principal. */
  REFUSED
}
