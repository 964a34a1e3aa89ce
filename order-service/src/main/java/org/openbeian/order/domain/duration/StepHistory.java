package org.openbeian.order.domain.duration;

import java.util.List;

/**
 * How many working days steps took lately for one type of filing in one province, at most {@value
 * ExpectedDurations#LAST} each.
 *
 * @param preliminaryReview of each pass
 * @param bureauReview of each grant
 */
public record StepHistory(List<Integer> preliminaryReview, List<Integer> bureauReview) {

  public StepHistory {
    preliminaryReview = List.copyOf(preliminaryReview);
    bureauReview = List.copyOf(bureauReview);
  }

  /** That of a step; empty where none is kept. */
  List<Integer> of(FilingStep step) {
    return switch (step) {
      case PRELIMINARY_REVIEW -> preliminaryReview;
      case BUREAU_REVIEW -> bureauReview;
      case FORWARDING, SMS_VERIFICATION -> List.of();
    };
  }
}
