package org.openbeian.review.domain;

/** What reviewers and officers work through. */
public enum ReviewQueue {
  /** To be reviewed, resubmissions first; without what waits for its filer. */
  PRELIMINARY(ReviewStage.PRELIMINARY),
  /** Of those the ones in their second round or a later one. */
  RESUBMISSIONS(ReviewStage.PRELIMINARY),
  /** With supplements that are asked for, in the post, or to be judged (R-FLOW-3). */
  SUPPLEMENTS(ReviewStage.PRELIMINARY),
  /** Passed, and to be forwarded by hand (R-FLOW-4). */
  FORWARDING(ReviewStage.PRELIMINARY),
  /** The bureau's cases (R-FLOW-6). */
  BUREAU(ReviewStage.BUREAU);

  private final ReviewStage stage;

  ReviewQueue(ReviewStage stage) {
    this.stage = stage;
  }

  public ReviewStage stage() {
    return stage;
  }
}
