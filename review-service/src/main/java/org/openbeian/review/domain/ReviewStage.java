package org.openbeian.review.domain;

import org.openbeian.contracts.Actor;

/** Who reviews. */
public enum ReviewStage {
  /** 初审, the provider's own review (R-FLOW-2). */
  PRELIMINARY(Actor.Kind.REVIEWER),
  /** 管局审核 (R-FLOW-6). */
  BUREAU(Actor.Kind.BUREAU_OFFICER);

  private final Actor.Kind actor;

  ReviewStage(Actor.Kind actor) {
    this.actor = actor;
  }

  /** What those who act in this stage are to other services. */
  public Actor.Kind actor() {
    return actor;
  }
}
