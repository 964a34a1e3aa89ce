package org.openbeian.contracts.order;

/** Why an order is back with its filer. */
public enum ReturnReason {
  SMS_TIMED_OUT,
  SMS_FAILED,
  PRELIMINARY_REJECTED,
  CHANGES_REQUESTED,
  BUREAU_REJECTED
}
