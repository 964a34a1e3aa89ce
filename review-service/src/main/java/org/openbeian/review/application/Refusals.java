package org.openbeian.review.application;

import java.util.List;
import java.util.Objects;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.ActRefusedException;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewTask;

/** Tells callers why a task does not allow an act. */
final class Refusals {

  private Refusals() {}

  static ApiException problem(ActRefusedException refused) {
    ReviewTask task = refused.task();
    return switch (refused.refusal()) {
      case TAKEN -> ApiException.of(409, "TASK_TAKEN", String.valueOf(task.assignee()));
      case NOT_CLAIMED -> ApiException.of(409, "TASK_NOT_CLAIMED");
      case ALREADY_DECIDED -> ApiException.of(409, "TASK_DECIDED", String.valueOf(task.outcome()));
      case CLOSED -> closed(Objects.requireNonNull(task.closedBecause()));
      case NOTHING_TO_FORWARD -> ApiException.of(409, "NOTHING_TO_FORWARD").byRule("R-FLOW-4");
      case NOT_OF_THIS_STAGE ->
          ApiException.invalid(
              List.of(Violation.of("outcome", null, "OUTCOME_NOT_OF_STAGE", task.stage().name())));
    };
  }

  private static ApiException closed(ClosedBecause because) {
    return ApiException.of(
        409, "TASK_CLOSED", because.name(), because.chinese(), because.english());
  }
}
