package org.openbeian.review.domain;

import org.openbeian.contracts.review.Forwarding;

/** What a reviewer (PASS, REJECT, REQUEST_CHANGES) or the bureau (APPROVE, REJECT) decides. */
public enum ReviewOutcome {
  PASS,
  REJECT,
  REQUEST_CHANGES,
  APPROVE;

  /** Whether the filer must be told what to correct. */
  public boolean needsReasons() {
    return switch (this) {
      case REJECT, REQUEST_CHANGES -> true;
      case PASS, APPROVE -> false;
    };
  }

  ReviewTaskTrigger trigger(Forwarding forwarding) {
    return switch (this) {
      case PASS ->
          switch (forwarding) {
            case AUTOMATIC -> ReviewTaskTrigger.PASS_AND_FORWARD;
            case MANUAL -> ReviewTaskTrigger.PASS_AND_HOLD;
          };
      case REJECT -> ReviewTaskTrigger.REJECT;
      case REQUEST_CHANGES -> ReviewTaskTrigger.REQUEST_CHANGES;
      case APPROVE -> ReviewTaskTrigger.APPROVE;
    };
  }
}
