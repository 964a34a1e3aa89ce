package org.openbeian.contracts.order;

/** Why an order makes no sense any more by what is on record nationally or here (R-EXP-3). */
public enum InvalidReason {
  /** The subject of a first filing is filed. */
  SUBJECT_FILED,
  /** A website or app that was to be filed is filed. */
  SERVICE_FILED,
  /** The subject that the order builds on is no longer filed. */
  SUBJECT_GONE,
  /** A website or app that the order builds on is no longer filed under its subject. */
  SERVICE_GONE
}
