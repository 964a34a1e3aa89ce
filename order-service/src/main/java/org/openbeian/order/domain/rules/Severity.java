package org.openbeian.order.domain.rules;

/** What a finding means for the submission. */
public enum Severity {

  /** It must be corrected first. */
  BLOCKS,

  /** It may be submitted; it is better to look again. */
  WARNS,

  /** Nobody but a reviewer can tell: it goes to the review as a question. */
  ASKS_REVIEWER
}
