package org.openbeian.order.domain;

/** What can happen to an order: acts of its filer, decisions of others, and time. */
public enum OrderTrigger {
  /** The filer submits (R-FLOW-1). */
  SUBMIT,
  /** The filer takes the submission back (R-FLOW-8). */
  WITHDRAW,
  /** The filer ends the order (R-FLOW-8). */
  ABANDON,
  /** The preliminary review passed (R-FLOW-2). */
  PRE_REVIEW_PASSED,
  /** The preliminary review rejected (R-FLOW-2). */
  PRE_REVIEW_REJECTED,
  /** The reviewer asks for changes (R-FLOW-2). */
  CHANGES_REQUESTED,
  /** The provider sends the order on (R-FLOW-4). */
  FORWARD,
  /** All phones are verified (R-SMS-7). */
  SMS_VERIFIED,
  /** 24 hours passed without all codes (R-SMS-3). */
  SMS_TIMED_OUT,
  /** The sixth entry after five wrong ones (R-SMS-5). */
  SMS_FAILED,
  /** The bureau approved (R-FLOW-6). */
  BUREAU_APPROVED,
  /** The bureau rejected (R-FLOW-6). */
  BUREAU_REJECTED,
  /** Left alone for 30 or 40 days (R-EXP-1). */
  IDLE_WARNING,
  /** Left alone for 45 days (R-EXP-1). */
  IDLE_45,
  /** What is filed meanwhile makes it invalid (R-EXP-3). */
  FOUND_INVALID,
  /** What was found invalid is valid again (R-EXP-3). */
  FOUND_VALID,
  /** Still invalid a day after it was found so (R-EXP-3). */
  INVALID_DUE;

  /** Whether it may bring an order before the bureau, by the stages of its plan. */
  public boolean maySendToBureau() {
    return switch (this) {
      case SUBMIT, FORWARD, SMS_VERIFIED -> true;
      case WITHDRAW,
          ABANDON,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          BUREAU_APPROVED,
          BUREAU_REJECTED,
          IDLE_WARNING,
          IDLE_45,
          FOUND_INVALID,
          FOUND_VALID,
          INVALID_DUE ->
          false;
    };
  }

  /** Whether it can happen to an order that is marked as invalid, or to one that is not. */
  boolean concerns(boolean marked) {
    return switch (this) {
      case FOUND_INVALID -> !marked;
      case FOUND_VALID, INVALID_DUE -> marked;
      case SUBMIT,
          WITHDRAW,
          ABANDON,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          FORWARD,
          SMS_VERIFIED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          BUREAU_APPROVED,
          BUREAU_REJECTED,
          IDLE_WARNING,
          IDLE_45 ->
          true;
    };
  }
}
