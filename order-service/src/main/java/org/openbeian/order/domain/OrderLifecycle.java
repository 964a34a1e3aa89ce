package org.openbeian.order.domain;

import static org.openbeian.order.domain.Decision.IdleEffect.KEEP;
import static org.openbeian.order.domain.Decision.IdleEffect.NEXT_STEP;
import static org.openbeian.order.domain.Decision.IdleEffect.RESTART;
import static org.openbeian.order.domain.Decision.IdleEffect.STOP;
import static org.openbeian.order.domain.Decision.MarkEffect.PUT_ON;
import static org.openbeian.order.domain.Decision.MarkEffect.TAKE_OFF;

import java.util.List;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.order.domain.Decision.MarkEffect;
import org.openbeian.order.domain.Decision.Refusal;
import org.openbeian.order.domain.Decision.Transition;

/**
 * The table of an order's life: what each trigger does in each state. {@code
 * docs/order-workflow.md} shows the same table; a test compares the two.
 */
public final class OrderLifecycle {

  private OrderLifecycle() {}

  public static Decision decide(OrderState state, OrderTrigger trigger, FilingPlan plan) {
    return switch (state) {
      case DRAFT,
          WITHDRAWN,
          PRELIMINARY_REJECTED,
          CHANGES_REQUESTED,
          RETURNED_FROM_SMS,
          BUREAU_REJECTED ->
          whileEditable(state, trigger, plan);
      case IN_PRELIMINARY_REVIEW -> inPreliminaryReview(state, trigger, plan);
      case PASSED -> whenPassed(state, trigger, plan);
      case AWAITING_SMS -> awaitingSms(state, trigger);
      case IN_BUREAU_REVIEW -> inBureauReview(state, trigger, plan);
      case GRANTED, ABANDONED, EXPIRED, INVALIDATED -> new Refusal(state, trigger);
    };
  }

  private static Decision whileEditable(OrderState state, OrderTrigger trigger, FilingPlan plan) {
    return switch (trigger) {
      case SUBMIT -> submitted(plan);
      case ABANDON -> abandoned();
      case IDLE_WARNING -> warned(state);
      case IDLE_45 -> expired();
      case FOUND_INVALID -> foundInvalid(state);
      case FOUND_VALID -> foundValid(state);
      case INVALID_DUE -> invalidated();
      case WITHDRAW,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          FORWARD,
          SMS_VERIFIED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          BUREAU_APPROVED,
          BUREAU_REJECTED ->
          new Refusal(state, trigger);
    };
  }

  private static Decision inPreliminaryReview(
      OrderState state, OrderTrigger trigger, FilingPlan plan) {
    return switch (trigger) {
      case WITHDRAW -> withdrawn();
      case ABANDON -> abandoned();
      case PRE_REVIEW_PASSED -> passed(plan);
      case PRE_REVIEW_REJECTED ->
          returned(OrderState.PRELIMINARY_REJECTED, ReturnReason.PRELIMINARY_REJECTED);
      case CHANGES_REQUESTED ->
          returned(OrderState.CHANGES_REQUESTED, ReturnReason.CHANGES_REQUESTED);
      case IDLE_WARNING -> warned(state);
      case IDLE_45 -> expired();
      case FOUND_INVALID -> foundInvalid(state);
      case FOUND_VALID -> foundValid(state);
      case INVALID_DUE -> invalidated();
      case SUBMIT,
          FORWARD,
          SMS_VERIFIED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          BUREAU_APPROVED,
          BUREAU_REJECTED ->
          new Refusal(state, trigger);
    };
  }

  private static Decision whenPassed(OrderState state, OrderTrigger trigger, FilingPlan plan) {
    return switch (trigger) {
      case WITHDRAW -> withdrawn();
      case ABANDON -> abandoned();
      case FORWARD -> forwarded(plan);
      case IDLE_WARNING -> warned(state);
      case IDLE_45 -> expired();
      case FOUND_INVALID -> foundInvalid(state);
      case FOUND_VALID -> foundValid(state);
      case INVALID_DUE -> invalidated();
      case SUBMIT,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          SMS_VERIFIED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          BUREAU_APPROVED,
          BUREAU_REJECTED ->
          new Refusal(state, trigger);
    };
  }

  private static Decision awaitingSms(OrderState state, OrderTrigger trigger) {
    return switch (trigger) {
      case SMS_VERIFIED -> to(OrderState.IN_BUREAU_REVIEW, KEEP, Telling.SENT_TO_BUREAU);
      case SMS_TIMED_OUT -> returned(OrderState.RETURNED_FROM_SMS, ReturnReason.SMS_TIMED_OUT);
      case SMS_FAILED -> returned(OrderState.RETURNED_FROM_SMS, ReturnReason.SMS_FAILED);
      case SUBMIT,
          WITHDRAW,
          ABANDON,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          FORWARD,
          BUREAU_APPROVED,
          BUREAU_REJECTED,
          IDLE_WARNING,
          IDLE_45,
          FOUND_INVALID,
          FOUND_VALID,
          INVALID_DUE ->
          new Refusal(state, trigger);
    };
  }

  private static Decision inBureauReview(OrderState state, OrderTrigger trigger, FilingPlan plan) {
    return switch (trigger) {
      case BUREAU_APPROVED -> to(OrderState.GRANTED, KEEP, plan.effect().telling());
      case BUREAU_REJECTED -> returned(OrderState.BUREAU_REJECTED, ReturnReason.BUREAU_REJECTED);
      case SUBMIT,
          WITHDRAW,
          ABANDON,
          PRE_REVIEW_PASSED,
          PRE_REVIEW_REJECTED,
          CHANGES_REQUESTED,
          FORWARD,
          SMS_VERIFIED,
          SMS_TIMED_OUT,
          SMS_FAILED,
          IDLE_WARNING,
          IDLE_45,
          FOUND_INVALID,
          FOUND_VALID,
          INVALID_DUE ->
          new Refusal(state, trigger);
    };
  }

  /** Types without a preliminary review go on at once; one without any stage is granted. */
  private static Transition submitted(FilingPlan plan) {
    if (plan.stages().isEmpty()) {
      return new Transition(
          OrderState.GRANTED, List.of(plan.effect().telling()), STOP, true, null, TAKE_OFF);
    }
    if (plan.has(Stage.PRELIMINARY_REVIEW)) {
      return new Transition(
          OrderState.IN_PRELIMINARY_REVIEW,
          List.of(Telling.SUBMITTED),
          RESTART,
          true,
          null,
          MarkEffect.KEEP);
    }
    if (plan.has(Stage.SMS_VERIFICATION)) {
      return new Transition(
          OrderState.AWAITING_SMS,
          List.of(Telling.SUBMITTED, Telling.FORWARDED),
          STOP,
          true,
          null,
          TAKE_OFF);
    }
    return new Transition(
        OrderState.IN_BUREAU_REVIEW,
        List.of(Telling.SUBMITTED, Telling.FORWARDED, Telling.SENT_TO_BUREAU),
        STOP,
        true,
        null,
        TAKE_OFF);
  }

  /** Where the bureau has no say, the reviewer's pass grants. */
  private static Transition passed(FilingPlan plan) {
    return plan.has(Stage.BUREAU_REVIEW)
        ? to(OrderState.PASSED, KEEP)
        : to(OrderState.GRANTED, STOP, plan.effect().telling());
  }

  private static Transition forwarded(FilingPlan plan) {
    return plan.has(Stage.SMS_VERIFICATION)
        ? to(OrderState.AWAITING_SMS, STOP, Telling.FORWARDED)
        : to(OrderState.IN_BUREAU_REVIEW, STOP, Telling.FORWARDED, Telling.SENT_TO_BUREAU);
  }

  private static Transition withdrawn() {
    return to(OrderState.WITHDRAWN, RESTART, Telling.WITHDRAWN);
  }

  private static Transition abandoned() {
    return to(OrderState.ABANDONED, STOP, Telling.ABANDONED);
  }

  private static Transition warned(OrderState state) {
    return to(state, NEXT_STEP, Telling.EXPIRY_WARNED);
  }

  private static Transition expired() {
    return to(OrderState.EXPIRED, STOP, Telling.EXPIRED);
  }

  private static Transition foundInvalid(OrderState state) {
    return new Transition(state, List.of(Telling.FOUND_INVALID), KEEP, false, null, PUT_ON);
  }

  /** The filer sees the mark gone, and nobody else has acted on it. */
  private static Transition foundValid(OrderState state) {
    return new Transition(state, List.of(), KEEP, false, null, TAKE_OFF);
  }

  private static Transition invalidated() {
    return new Transition(
        OrderState.INVALIDATED, List.of(Telling.INVALIDATED), STOP, false, null, MarkEffect.KEEP);
  }

  private static Transition returned(OrderState state, ReturnReason reason) {
    return new Transition(
        state, List.of(Telling.RETURNED), RESTART, false, reason, MarkEffect.KEEP);
  }

  /** Where the clock stops the mark goes: the bureau decides now, or the order has ended. */
  private static Transition to(OrderState state, Decision.IdleEffect idle, Telling... tells) {
    return new Transition(
        state, List.of(tells), idle, false, null, idle == STOP ? TAKE_OFF : MarkEffect.KEEP);
  }
}
