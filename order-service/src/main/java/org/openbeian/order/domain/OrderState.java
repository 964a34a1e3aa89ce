package org.openbeian.order.domain;

/** Where an order is on its way from draft to grant. */
public enum OrderState {
  /** 草稿: being filled in. */
  DRAFT,
  /** 初审中: with the provider's reviewers. */
  IN_PRELIMINARY_REVIEW,
  /** 初审通过: to be forwarded by the reviewer. */
  PASSED,
  /** 待短信核验: the principals have 24 hours to verify their phones. */
  AWAITING_SMS,
  /** 管局审核中. */
  IN_BUREAU_REVIEW,
  /** 备案成功. */
  GRANTED,
  /** 已撤销: taken back by the filer. */
  WITHDRAWN,
  /** 初审驳回. */
  PRELIMINARY_REJECTED,
  /** 待完善资料. */
  CHANGES_REQUESTED,
  /** 短信核验未通过: returned by the SMS stage. */
  RETURNED_FROM_SMS,
  /** 管局驳回. */
  BUREAU_REJECTED,
  /** 已放弃: ended by the filer. */
  ABANDONED,
  /** 已过期: left alone for 45 days. */
  EXPIRED,
  /** 已失效: found invalid against the national registry. */
  INVALIDATED;

  /** Whether the filer may edit the application (R-FLOW-9). */
  public boolean isEditable() {
    return switch (this) {
      case DRAFT,
          WITHDRAWN,
          PRELIMINARY_REJECTED,
          CHANGES_REQUESTED,
          RETURNED_FROM_SMS,
          BUREAU_REJECTED ->
          true;
      case IN_PRELIMINARY_REVIEW,
          PASSED,
          AWAITING_SMS,
          IN_BUREAU_REVIEW,
          GRANTED,
          ABANDONED,
          EXPIRED,
          INVALIDATED ->
          false;
    };
  }

  /** Whether nothing can happen to the order any more. */
  public boolean isTerminal() {
    return switch (this) {
      case GRANTED, ABANDONED, EXPIRED, INVALIDATED -> true;
      case DRAFT,
          IN_PRELIMINARY_REVIEW,
          PASSED,
          AWAITING_SMS,
          IN_BUREAU_REVIEW,
          WITHDRAWN,
          PRELIMINARY_REJECTED,
          CHANGES_REQUESTED,
          RETURNED_FROM_SMS,
          BUREAU_REJECTED ->
          false;
    };
  }

  /** Whether the order counts as deleted: no longer in its filer's lists (R-EXP-4). */
  public boolean isDeleted() {
    return this == ABANDONED || this == EXPIRED || this == INVALIDATED;
  }
}
