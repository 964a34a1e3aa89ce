package org.openbeian.review.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTaskState;

/**
 * Another order of a subject, as it was last submitted.
 *
 * @param submittedAt when its last round came
 * @param lastReview of that round; null where nobody has reviewed it
 * @param subjectNumber that it was granted or is about; null while it has none
 */
public record SubjectOrder(
    OrderId order,
    FilingType type,
    String province,
    AccountId account,
    int round,
    Instant submittedAt,
    @Nullable LastReview lastReview,
    @Nullable String subjectNumber) {

  /**
   * How far its review has come.
   *
   * @param at when it came so far
   */
  public record LastReview(
      ReviewStage stage, ReviewTaskState state, @Nullable ReviewOutcome outcome, Instant at) {}
}
