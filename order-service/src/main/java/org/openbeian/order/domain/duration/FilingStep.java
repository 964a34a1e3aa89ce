package org.openbeian.order.domain.duration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openbeian.contracts.Stage;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.OrderState;

/** What an order waits for between submission and decision, in this order. */
public enum FilingStep {
  /** The provider's review: 1 to 2 working days (R-FLOW-2). */
  PRELIMINARY_REVIEW,
  /** The provider sends it on within a working day (R-FLOW-4). */
  FORWARDING,
  /** The principals have 24 hours for their codes (R-SMS-3). */
  SMS_VERIFICATION,
  /** The bureau's decision (R-FLOW-6). */
  BUREAU_REVIEW;

  /** The steps of a plan; only what a reviewer passed has to be forwarded. */
  static List<FilingStep> of(FilingPlan plan) {
    List<FilingStep> steps = new ArrayList<>();
    for (Stage stage : plan.stages()) {
      switch (stage) {
        case PRELIMINARY_REVIEW -> steps.addAll(List.of(PRELIMINARY_REVIEW, FORWARDING));
        case SMS_VERIFICATION -> steps.add(SMS_VERIFICATION);
        case BUREAU_REVIEW -> steps.add(BUREAU_REVIEW);
      }
    }
    return List.copyOf(steps);
  }

  /** The step that a state is; empty when nobody but the filer, or nobody at all, has to act. */
  static Optional<FilingStep> of(OrderState state) {
    return switch (state) {
      case IN_PRELIMINARY_REVIEW -> Optional.of(PRELIMINARY_REVIEW);
      case PASSED -> Optional.of(FORWARDING);
      case AWAITING_SMS -> Optional.of(SMS_VERIFICATION);
      case IN_BUREAU_REVIEW -> Optional.of(BUREAU_REVIEW);
      case DRAFT,
          GRANTED,
          WITHDRAWN,
          PRELIMINARY_REJECTED,
          CHANGES_REQUESTED,
          RETURNED_FROM_SMS,
          BUREAU_REJECTED,
          ABANDONED,
          EXPIRED,
          INVALIDATED ->
          Optional.empty();
    };
  }
}
