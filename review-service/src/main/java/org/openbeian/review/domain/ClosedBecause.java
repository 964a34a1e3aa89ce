package org.openbeian.review.domain;

/** Why there was nothing to decide any more. */
public enum ClosedBecause {
  WITHDRAWN("申请人已撤销本次提交", "the filer withdrew the submission"),
  ABANDONED("申请人已放弃该订单", "the filer abandoned the order"),
  EXPIRED("订单长期未更新，已被删除", "the order expired"),
  INVALIDATED("订单经核对已失效，已被删除", "the order was invalid and is deleted"),
  RETURNED("订单已退回申请人", "the order went back to the filer"),
  SUPERSEDED("订单已进入后续环节或重新提交", "the order has moved on to a later stage or round");

  private final String chinese;
  private final String english;

  ClosedBecause(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
