package org.openbeian.review.domain;

import java.util.Set;

/** What can happen to a task, and in which stages. */
public enum ReviewTaskTrigger {
  CLAIM(ReviewStage.PRELIMINARY, ReviewStage.BUREAU),
  RELEASE(ReviewStage.PRELIMINARY, ReviewStage.BUREAU),
  /** Passed; the order goes on at once. */
  PASS_AND_FORWARD(ReviewStage.PRELIMINARY),
  /** Passed; the order waits for {@link #FORWARD}. */
  PASS_AND_HOLD(ReviewStage.PRELIMINARY),
  REQUEST_CHANGES(ReviewStage.PRELIMINARY),
  APPROVE(ReviewStage.BUREAU),
  REJECT(ReviewStage.PRELIMINARY, ReviewStage.BUREAU),
  FORWARD(ReviewStage.PRELIMINARY),
  /** The order left this review by another way. */
  CLOSE(ReviewStage.PRELIMINARY, ReviewStage.BUREAU);

  private final Set<ReviewStage> stages;

  ReviewTaskTrigger(ReviewStage... stages) {
    this.stages = Set.of(stages);
  }

  public boolean happensIn(ReviewStage stage) {
    return stages.contains(stage);
  }
}
