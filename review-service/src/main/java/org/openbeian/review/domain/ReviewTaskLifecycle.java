package org.openbeian.review.domain;

import static org.openbeian.review.domain.ReviewTaskState.CLAIMED;
import static org.openbeian.review.domain.ReviewTaskState.CLOSED;
import static org.openbeian.review.domain.ReviewTaskState.DECIDED;
import static org.openbeian.review.domain.ReviewTaskState.OPEN;
import static org.openbeian.review.domain.ReviewTaskState.PASSED_UNFORWARDED;

/** What a task may go through: the one table of it. */
public final class ReviewTaskLifecycle {

  private ReviewTaskLifecycle() {}

  /** Where a trigger leads from a state, or why it leads nowhere. */
  public static Step on(ReviewStage stage, ReviewTaskState state, ReviewTaskTrigger trigger) {
    if (!trigger.happensIn(stage)) {
      return refused(
          switch (trigger) {
            case FORWARD -> Refusal.NOTHING_TO_FORWARD;
            case SUPPLEMENT -> Refusal.NO_SUPPLEMENTS_HERE;
            case LOOK -> Refusal.NO_LOOKS_HERE;
            case ASSIGN -> Refusal.NO_LEAD_HERE;
            case CALL -> Refusal.NO_CALLS_HERE;
            case CHECK -> Refusal.NO_CHECKLIST_HERE;
            case CLAIM,
                RELEASE,
                HAND_OVER,
                LAPSE,
                PASS_AND_FORWARD,
                PASS_AND_HOLD,
                REQUEST_CHANGES,
                APPROVE,
                REJECT,
                UNMASK,
                VERDICT,
                CLOSE,
                OVERTAKE ->
                Refusal.NOT_OF_THIS_STAGE;
          });
    }
    return switch (state) {
      case OPEN ->
          switch (trigger) {
            case CLAIM, ASSIGN -> to(CLAIMED);
            case VERDICT -> to(DECIDED);
            case CLOSE, OVERTAKE -> to(CLOSED);
            case RELEASE,
                HAND_OVER,
                LAPSE,
                PASS_AND_FORWARD,
                PASS_AND_HOLD,
                REQUEST_CHANGES,
                APPROVE,
                REJECT,
                SUPPLEMENT,
                LOOK,
                UNMASK,
                CALL,
                CHECK ->
                refused(Refusal.NOT_CLAIMED);
            case FORWARD -> refused(Refusal.NOTHING_TO_FORWARD);
          };
      case CLAIMED ->
          switch (trigger) {
            case RELEASE, LAPSE -> to(OPEN);
            case HAND_OVER, ASSIGN, SUPPLEMENT, LOOK, UNMASK, CALL, CHECK -> to(CLAIMED);
            case PASS_AND_HOLD -> to(PASSED_UNFORWARDED);
            case PASS_AND_FORWARD, REQUEST_CHANGES, APPROVE, REJECT, VERDICT -> to(DECIDED);
            case CLOSE, OVERTAKE -> to(CLOSED);
            case CLAIM -> refused(Refusal.TAKEN);
            case FORWARD -> refused(Refusal.NOTHING_TO_FORWARD);
          };
      case PASSED_UNFORWARDED ->
          switch (trigger) {
            case FORWARD -> to(DECIDED);
            case CLOSE, OVERTAKE -> to(CLOSED);
            case CLAIM,
                RELEASE,
                HAND_OVER,
                ASSIGN,
                LAPSE,
                PASS_AND_FORWARD,
                PASS_AND_HOLD,
                REQUEST_CHANGES,
                APPROVE,
                REJECT,
                VERDICT,
                SUPPLEMENT,
                LOOK,
                UNMASK,
                CALL,
                CHECK ->
                refused(Refusal.ALREADY_DECIDED);
          };
      case DECIDED ->
          switch (trigger) {
            case OVERTAKE -> to(CLOSED);
            case FORWARD -> refused(Refusal.NOTHING_TO_FORWARD);
            case CLAIM,
                RELEASE,
                HAND_OVER,
                ASSIGN,
                LAPSE,
                PASS_AND_FORWARD,
                PASS_AND_HOLD,
                REQUEST_CHANGES,
                APPROVE,
                REJECT,
                VERDICT,
                SUPPLEMENT,
                LOOK,
                UNMASK,
                CALL,
                CHECK,
                CLOSE ->
                refused(Refusal.ALREADY_DECIDED);
          };
      case CLOSED -> refused(Refusal.CLOSED);
    };
  }

  private static Step to(ReviewTaskState state) {
    return new Step.To(state);
  }

  private static Step refused(Refusal why) {
    return new Step.Refused(why);
  }
}
