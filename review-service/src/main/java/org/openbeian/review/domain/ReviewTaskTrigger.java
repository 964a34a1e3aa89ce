package org.openbeian.review.domain;

import org.jspecify.annotations.Nullable;

/** What can happen to a task, and in which stages. */
public enum ReviewTaskTrigger {
  CLAIM,
  RELEASE,
  /** Its holder gives it to a colleague. */
  HAND_OVER,
  /** A lead gives it to somebody, whoever has it. */
  ASSIGN(ReviewStage.PRELIMINARY),
  /** Its holder left it alone for too long. */
  LAPSE,
  /** Passed; the order goes on at once. */
  PASS_AND_FORWARD(ReviewStage.PRELIMINARY),
  /** Passed; the order waits for {@link #FORWARD}. */
  PASS_AND_HOLD(ReviewStage.PRELIMINARY),
  REQUEST_CHANGES(ReviewStage.PRELIMINARY),
  APPROVE(ReviewStage.BUREAU),
  REJECT,
  /** The bureau's verdict came from outside, whoever has the case (R-FLOW-6). */
  VERDICT(ReviewStage.BUREAU),
  /** Something about its supplements (R-FLOW-3). */
  SUPPLEMENT(ReviewStage.PRELIMINARY),
  /** A look at one of its materials (R-PERM-2). */
  LOOK(ReviewStage.PRELIMINARY),
  /** A look at masked fields of the application (R-PERM-2). */
  UNMASK,
  /** A call to a principal (R-FLOW-2). */
  CALL(ReviewStage.PRELIMINARY),
  /** An answer to its checklist (R-FLOW-2). */
  CHECK(ReviewStage.PRELIMINARY),
  FORWARD(ReviewStage.PRELIMINARY),
  /** The order left this review by another way. */
  CLOSE,
  /** The filer withdrew before a decision of this round took effect (R-FLOW-8). */
  OVERTAKE;

  private final @Nullable ReviewStage only;

  ReviewTaskTrigger() {
    this(null);
  }

  ReviewTaskTrigger(@Nullable ReviewStage only) {
    this.only = only;
  }

  public boolean happensIn(ReviewStage stage) {
    return only == null || only == stage;
  }
}
