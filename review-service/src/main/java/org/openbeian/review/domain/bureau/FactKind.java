package org.openbeian.review.domain.bureau;

/** The sorts of facts, as they are kept. */
public enum FactKind {
  FORM_REFUSED,
  OPINION,
  NUMBERS_ASSIGNED
}
