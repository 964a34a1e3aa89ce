package org.openbeian.review.application;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.review.domain.ActRefusedException;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;
import org.openbeian.review.domain.SupplementRefusedException;
import org.openbeian.review.domain.SupplementState;

/** Tells callers why a task does not allow an act. */
final class Refusals {

  private static final String SUPPLEMENTS = "R-FLOW-3";

  private Refusals() {}

  static ApiException problem(ActRefusedException refused) {
    ReviewTask task = refused.task();
    return switch (refused.refusal()) {
      case TAKEN -> ApiException.of(409, "TASK_TAKEN", String.valueOf(task.assignee()));
      case NOT_CLAIMED -> ApiException.of(409, "TASK_NOT_CLAIMED");
      case ALREADY_DECIDED -> ApiException.of(409, "TASK_DECIDED", String.valueOf(task.outcome()));
      case CLOSED -> closed(Objects.requireNonNull(task.closedBecause()));
      case NOTHING_TO_FORWARD -> ApiException.of(409, "NOTHING_TO_FORWARD").byRule("R-FLOW-4");
      case NO_SUPPLEMENTS_HERE -> ApiException.of(409, "NO_SUPPLEMENTS_HERE").byRule(SUPPLEMENTS);
      case NO_LEAD_HERE -> ApiException.of(409, "NO_LEAD_HERE").byRule("R-PERM-2");
      case NO_LOOKS_HERE -> ApiException.of(409, "NO_LOOKS_HERE").byRule("R-PERM-2");
      case NO_CALLS_HERE -> ApiException.of(409, "NO_CALLS_HERE").byRule("R-FLOW-2");
      case NO_CHECKLIST_HERE -> ApiException.of(409, "NO_CHECKLIST_HERE").byRule("R-FLOW-2");
      case TOO_MANY_SUPPLEMENTS ->
          ApiException.of(409, "TOO_MANY_SUPPLEMENTS", String.valueOf(ReviewTask.MOST_SUPPLEMENTS))
              .byRule(SUPPLEMENTS);
      case NOT_OF_THIS_STAGE ->
          ApiException.invalid(
              List.of(Violation.of("outcome", null, "OUTCOME_NOT_OF_STAGE", task.stage().name())));
    };
  }

  static ApiException problem(SupplementRefusedException refused) {
    Supplement supplement = refused.supplement();
    String code =
        supplement.kind() == SupplementKind.MAILED_ORIGINALS
                && supplement.state() == SupplementState.PROVIDED
            ? "SUPPLEMENT_NOT_ARRIVED"
            : "SUPPLEMENT_STATE_FORBIDS_ACT";
    return ApiException.of(409, code, supplement.state().name()).byRule(SUPPLEMENTS);
  }

  /** What keeps a task from being passed. */
  static ApiException supplementsOpen(List<Supplement> open) {
    String which =
        open.stream().map(each -> each.kind() + " " + each.id()).collect(Collectors.joining(", "));
    return ApiException.of(409, "SUPPLEMENTS_OPEN", which).byRule(SUPPLEMENTS);
  }

  private static ApiException closed(ClosedBecause because) {
    return ApiException.of(
        409, "TASK_CLOSED", because.name(), because.chinese(), because.english());
  }
}
