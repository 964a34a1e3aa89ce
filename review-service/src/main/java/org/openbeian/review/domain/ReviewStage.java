package org.openbeian.review.domain;

import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Stage;

/** Who reviews. */
public enum ReviewStage {
  /** 初审, the provider's own review (R-FLOW-2). */
  PRELIMINARY(Actor.Kind.REVIEWER, Stage.PRELIMINARY_REVIEW),
  /** 管局审核 (R-FLOW-6). */
  BUREAU(Actor.Kind.BUREAU_OFFICER, Stage.BUREAU_REVIEW);

  private final Actor.Kind actor;
  private final Stage ofOrder;

  ReviewStage(Actor.Kind actor, Stage ofOrder) {
    this.actor = actor;
    this.ofOrder = ofOrder;
  }

  /** What those who act in this stage are to other services. */
  public Actor.Kind actor() {
    return actor;
  }

  /** The stage of the order that it is. */
  public Stage ofOrder() {
    return ofOrder;
  }
}
