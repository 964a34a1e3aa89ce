package org.openbeian.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openbeian.order.domain.OrderState.ABANDONED;
import static org.openbeian.order.domain.OrderState.AWAITING_SMS;
import static org.openbeian.order.domain.OrderState.BUREAU_REJECTED;
import static org.openbeian.order.domain.OrderState.CHANGES_REQUESTED;
import static org.openbeian.order.domain.OrderState.DRAFT;
import static org.openbeian.order.domain.OrderState.EXPIRED;
import static org.openbeian.order.domain.OrderState.GRANTED;
import static org.openbeian.order.domain.OrderState.INVALIDATED;
import static org.openbeian.order.domain.OrderState.IN_BUREAU_REVIEW;
import static org.openbeian.order.domain.OrderState.IN_PRELIMINARY_REVIEW;
import static org.openbeian.order.domain.OrderState.PASSED;
import static org.openbeian.order.domain.OrderState.PRELIMINARY_REJECTED;
import static org.openbeian.order.domain.OrderState.RETURNED_FROM_SMS;
import static org.openbeian.order.domain.OrderState.WITHDRAWN;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.order.domain.Decision.IdleEffect;
import org.openbeian.order.domain.Decision.MarkEffect;
import org.openbeian.order.domain.Decision.Refusal;
import org.openbeian.order.domain.Decision.Transition;

class OrderLifecycleTest {

  private static final FilingPlan FIRST_FILING = FilingPlans.of(FilingType.FIRST_FILING);

  /** Where each trigger leads; what is not here is refused. Written by hand from the design. */
  private static final Map<OrderState, Map<OrderTrigger, OrderState>> ALLOWED =
      new EnumMap<>(OrderState.class);

  static {
    for (OrderState editable :
        List.of(
            DRAFT,
            WITHDRAWN,
            PRELIMINARY_REJECTED,
            CHANGES_REQUESTED,
            RETURNED_FROM_SMS,
            BUREAU_REJECTED)) {
      ALLOWED.put(
          editable,
          Map.of(
              OrderTrigger.SUBMIT, IN_PRELIMINARY_REVIEW,
              OrderTrigger.ABANDON, ABANDONED,
              OrderTrigger.IDLE_WARNING, editable,
              OrderTrigger.IDLE_45, EXPIRED,
              OrderTrigger.FOUND_INVALID, editable,
              OrderTrigger.FOUND_VALID, editable,
              OrderTrigger.INVALID_DUE, INVALIDATED));
    }
    ALLOWED.put(
        IN_PRELIMINARY_REVIEW,
        Map.of(
            OrderTrigger.WITHDRAW, WITHDRAWN,
            OrderTrigger.ABANDON, ABANDONED,
            OrderTrigger.PRE_REVIEW_PASSED, PASSED,
            OrderTrigger.PRE_REVIEW_REJECTED, PRELIMINARY_REJECTED,
            OrderTrigger.CHANGES_REQUESTED, CHANGES_REQUESTED,
            OrderTrigger.IDLE_WARNING, IN_PRELIMINARY_REVIEW,
            OrderTrigger.IDLE_45, EXPIRED,
            OrderTrigger.FOUND_INVALID, IN_PRELIMINARY_REVIEW,
            OrderTrigger.FOUND_VALID, IN_PRELIMINARY_REVIEW,
            OrderTrigger.INVALID_DUE, INVALIDATED));
    ALLOWED.put(
        PASSED,
        Map.of(
            OrderTrigger.WITHDRAW, WITHDRAWN,
            OrderTrigger.ABANDON, ABANDONED,
            OrderTrigger.FORWARD, AWAITING_SMS,
            OrderTrigger.IDLE_WARNING, PASSED,
            OrderTrigger.IDLE_45, EXPIRED,
            OrderTrigger.FOUND_INVALID, PASSED,
            OrderTrigger.FOUND_VALID, PASSED,
            OrderTrigger.INVALID_DUE, INVALIDATED));
    ALLOWED.put(
        AWAITING_SMS,
        Map.of(
            OrderTrigger.SMS_VERIFIED, IN_BUREAU_REVIEW,
            OrderTrigger.SMS_TIMED_OUT, RETURNED_FROM_SMS,
            OrderTrigger.SMS_FAILED, RETURNED_FROM_SMS));
    ALLOWED.put(
        IN_BUREAU_REVIEW,
        Map.of(
            OrderTrigger.BUREAU_APPROVED, GRANTED,
            OrderTrigger.BUREAU_REJECTED, BUREAU_REJECTED));
  }

  static Stream<Arguments> every_state_and_trigger() {
    return Stream.of(OrderState.values())
        .flatMap(s -> Stream.of(OrderTrigger.values()).map(t -> Arguments.of(s, t)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("every_state_and_trigger")
  void allows_what_the_design_lists_and_refuses_the_rest(OrderState state, OrderTrigger trigger) {
    // when
    Decision decision = OrderLifecycle.decide(state, trigger, FIRST_FILING);

    // then
    OrderState expected = ALLOWED.getOrDefault(state, Map.of()).get(trigger);
    if (expected == null) {
      assertThat(decision).isEqualTo(new Refusal(state, trigger));
    } else {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Transition.class, transition -> assertThat(transition.to()).isEqualTo(expected));
    }
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void refuses_everything_in_terminal_states(OrderState state) {
    boolean nothing =
        Stream.of(OrderTrigger.values())
            .allMatch(t -> OrderLifecycle.decide(state, t, FIRST_FILING) instanceof Refusal);

    assertThat(nothing).isEqualTo(state.isTerminal());
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  @DisplayName("R-FLOW-9: submitted is from the editable states and only from those")
  void submits_only_what_could_be_edited(OrderState state) {
    assertThat(
            OrderLifecycle.decide(state, OrderTrigger.SUBMIT, FIRST_FILING) instanceof Transition)
        .isEqualTo(state.isEditable());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("every_state_and_trigger")
  @DisplayName("R-EXP-2: the clock stops on the way to the bureau and starts anew on return")
  void runs_the_clock_outside_the_bureau_only(OrderState state, OrderTrigger trigger) {
    // given
    Decision decision = OrderLifecycle.decide(state, trigger, FIRST_FILING);
    if (!(decision instanceof Transition transition)) {
      return;
    }

    // when
    boolean ranBefore = runs(state);
    boolean runsAfter =
        switch (transition.idle()) {
          case RESTART, NEXT_STEP -> true;
          case STOP -> false;
          case KEEP -> ranBefore;
        };

    // then
    assertThat(runsAfter).isEqualTo(runs(transition.to()));
  }

  @Test
  void returns_with_the_reason_of_the_trigger() {
    assertThat(returnedFor(IN_PRELIMINARY_REVIEW, OrderTrigger.PRE_REVIEW_REJECTED))
        .isEqualTo(ReturnReason.PRELIMINARY_REJECTED);
    assertThat(returnedFor(IN_PRELIMINARY_REVIEW, OrderTrigger.CHANGES_REQUESTED))
        .isEqualTo(ReturnReason.CHANGES_REQUESTED);
    assertThat(returnedFor(AWAITING_SMS, OrderTrigger.SMS_TIMED_OUT))
        .isEqualTo(ReturnReason.SMS_TIMED_OUT);
    assertThat(returnedFor(AWAITING_SMS, OrderTrigger.SMS_FAILED))
        .isEqualTo(ReturnReason.SMS_FAILED);
    assertThat(returnedFor(IN_BUREAU_REVIEW, OrderTrigger.BUREAU_REJECTED))
        .isEqualTo(ReturnReason.BUREAU_REJECTED);
  }

  @Test
  @DisplayName("R-FLOW-5: types without an SMS stage go from PASSED straight to the bureau")
  void skips_the_sms_stage_where_the_plan_has_none() {
    // given
    FilingPlan plan = FilingPlans.of(FilingType.CANCEL_ACCESS);

    // then
    assertThat(OrderLifecycle.decide(PASSED, OrderTrigger.FORWARD, plan))
        .isEqualTo(
            new Transition(
                IN_BUREAU_REVIEW,
                List.of(Telling.FORWARDED, Telling.SENT_TO_BUREAU),
                IdleEffect.STOP,
                false,
                null,
                MarkEffect.TAKE_OFF));
  }

  @Test
  void goes_on_at_once_where_the_plan_has_no_preliminary_review() {
    // given
    FilingPlan withSms =
        FilingPlans.of(FilingType.DEREGISTER_SUBJECT).without(Stage.PRELIMINARY_REVIEW);
    FilingPlan withoutSms = withSms.without(Stage.SMS_VERIFICATION);

    // then
    assertThat(OrderLifecycle.decide(DRAFT, OrderTrigger.SUBMIT, withSms))
        .isEqualTo(
            new Transition(
                AWAITING_SMS,
                List.of(Telling.SUBMITTED, Telling.FORWARDED),
                IdleEffect.STOP,
                true,
                null,
                MarkEffect.TAKE_OFF));
    assertThat(OrderLifecycle.decide(DRAFT, OrderTrigger.SUBMIT, withoutSms))
        .isEqualTo(
            new Transition(
                IN_BUREAU_REVIEW,
                List.of(Telling.SUBMITTED, Telling.FORWARDED, Telling.SENT_TO_BUREAU),
                IdleEffect.STOP,
                true,
                null,
                MarkEffect.TAKE_OFF));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("every_state_and_trigger")
  @DisplayName(
      "R-EXP-3: the mark is put on and taken off as found, and goes on the way to the bureau")
  void marks_what_is_found_invalid(OrderState state, OrderTrigger trigger) {
    // given
    Decision decision = OrderLifecycle.decide(state, trigger, FIRST_FILING);
    if (!(decision instanceof Transition transition)) {
      return;
    }

    // then
    MarkEffect expected =
        trigger == OrderTrigger.FOUND_INVALID
            ? MarkEffect.PUT_ON
            : trigger == OrderTrigger.FOUND_VALID
                    || Set.of(AWAITING_SMS, ABANDONED, EXPIRED).contains(transition.to())
                ? MarkEffect.TAKE_OFF
                : MarkEffect.KEEP;
    assertThat(transition.mark()).isEqualTo(expected);
  }

  private static ReturnReason returnedFor(OrderState state, OrderTrigger trigger) {
    return ((Transition) OrderLifecycle.decide(state, trigger, FIRST_FILING)).returnedFor();
  }

  /** Written out, not derived from what is tested. */
  private static boolean runs(OrderState state) {
    return Set.of(
            DRAFT,
            WITHDRAWN,
            PRELIMINARY_REJECTED,
            CHANGES_REQUESTED,
            RETURNED_FROM_SMS,
            BUREAU_REJECTED,
            IN_PRELIMINARY_REVIEW,
            PASSED)
        .contains(state);
  }
}
