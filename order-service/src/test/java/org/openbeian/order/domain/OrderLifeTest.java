package org.openbeian.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.order.domain.Decision.Refusal;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;

/** Orders of every type live random lives; what must always hold is looked at after every act. */
class OrderLifeTest {

  private static final int ACTS = 20_000;
  private static final Actor SOMEBODY = new Actor(Actor.Kind.FILER, "somebody");
  private static final String NUMBER = "浙ICP备2026000001号";
  private static final String OTHER = "浙ICP备2026000002号";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Set<OrderState> CLOCK_RUNS =
      EnumSet.of(
          OrderState.DRAFT,
          OrderState.WITHDRAWN,
          OrderState.PRELIMINARY_REJECTED,
          OrderState.CHANGES_REQUESTED,
          OrderState.RETURNED_FROM_SMS,
          OrderState.BUREAU_REJECTED,
          OrderState.IN_PRELIMINARY_REVIEW,
          OrderState.PASSED);
  private static final Set<OrderState> UNDER_WAY =
      EnumSet.of(
          OrderState.IN_PRELIMINARY_REVIEW,
          OrderState.PASSED,
          OrderState.AWAITING_SMS,
          OrderState.IN_BUREAU_REVIEW);
  private static final Set<OrderState> RETURNED =
      EnumSet.of(
          OrderState.PRELIMINARY_REJECTED,
          OrderState.CHANGES_REQUESTED,
          OrderState.RETURNED_FROM_SMS,
          OrderState.BUREAU_REJECTED);

  @Test
  @DisplayName(
      "R-FLOW-5, R-FLOW-8, R-EXP-2, R-MIG-1: whatever happens in whatever order, an order stays"
          + " sound")
  void stays_sound_whatever_happens() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int acts = 0;
    int granted = 0;
    try {
      while (acts < ACTS) {
        Life life = new Life(random);
        acts += life.live(40);
        granted += life.order.state() == OrderState.GRANTED ? 1 : 0;
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
    }
    assertThat(granted).as("orders granted, seed %d", seed).isGreaterThan(ACTS / 200);
  }

  private static final class Life {
    private final Random random;
    private final Order order;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private final Set<OrderTrigger> inThisRound = EnumSet.noneOf(OrderTrigger.class);
    private Instant now = BEGIN;

    private Life(Random random) {
      this.random = random;
      List<FilingPlan> plans = List.copyOf(FilingPlans.all());
      FilingPlan plan = plans.get(random.nextInt(plans.size()));
      order =
          new Order(
              new OrderId(new UUID(random.nextLong(), random.nextLong())),
              plan.type(),
              "330000",
              SubjectNature.ENTERPRISE,
              CertificateType.BUSINESS_LICENCE,
              new Recipient(new AccountId("acct-a"), null, null, "en"),
              now);
      ApplicationForm<Sealed> application =
          ApplicationForm.<Sealed>empty()
              .with(service(random.nextBoolean() ? ServiceKind.WEBSITE : ServiceKind.APP));
      if (plan.isAboutRecord()) {
        order.about(NUMBER, 1, application.with(subject()), application, random.nextInt(4) > 0);
        order.noteSubjectChanged(random.nextBoolean());
      }
      if (plan.fillsIn(Part.TARGET) && random.nextInt(4) > 0) {
        order.handTo(target(plan), now);
      }
      timeline.add(order.opened(SOMEBODY));
    }

    private int live(int acts) {
      for (int i = 0; i < acts; i++) {
        now = now.plusSeconds(1);
        if (random.nextInt(10) == 0 && order.state().isEditable()) {
          order.confirmOwner(now);
          assertThat(order.isConfirmedByOwner()).isTrue();
        }
        act(likely());
      }
      return acts;
    }

    private Target target(FilingPlan plan) {
      AccountId account = new AccountId("acct-b");
      if (!plan.effect().movesServices()) {
        return Target.of(account);
      }
      return random.nextBoolean()
          ? new Target(account, OTHER, null)
          : new Target(
              account,
              null,
              new Target.NewSubject(
                  SubjectNature.PUBLIC_INSTITUTION,
                  CertificateType.PUBLIC_INSTITUTION_CERTIFICATE));
    }

    /** Mostly what leads on, so that lives are long; often enough something else. */
    private OrderTrigger likely() {
      if (random.nextInt(3) > 0) {
        switch (order.state()) {
          case DRAFT,
              WITHDRAWN,
              PRELIMINARY_REJECTED,
              CHANGES_REQUESTED,
              RETURNED_FROM_SMS,
              BUREAU_REJECTED -> {
            return OrderTrigger.SUBMIT;
          }
          case IN_PRELIMINARY_REVIEW -> {
            return OrderTrigger.PRE_REVIEW_PASSED;
          }
          case PASSED -> {
            return OrderTrigger.FORWARD;
          }
          case AWAITING_SMS -> {
            return OrderTrigger.SMS_VERIFIED;
          }
          case IN_BUREAU_REVIEW -> {
            return OrderTrigger.BUREAU_APPROVED;
          }
          case GRANTED, ABANDONED, EXPIRED, INVALIDATED -> {}
        }
      }
      OrderTrigger[] all = OrderTrigger.values();
      return all[random.nextInt(all.length)];
    }

    private void act(OrderTrigger trigger) {
      OrderState before = order.state();
      int round = order.round();
      long version = order.version();
      boolean marked = order.invalid() != null;
      FilingPlan plan = order.plan();
      Decision decision = order.decide(trigger);
      if (decision instanceof Transition transition) {
        assertThat(before.isTerminal()).as("%s after the end", trigger).isFalse();
        if (transition.startsRound()) {
          inThisRound.clear();
        }
        inThisRound.add(trigger);
        timeline.add(order.apply(transition, actOf(trigger)));
        assertThat(order.version()).isGreaterThan(version);
        assertThat(order.round()).isEqualTo(trigger == OrderTrigger.SUBMIT ? round + 1 : round);
        soundAfter(plan, transition);
        soundMark(trigger, marked);
      } else {
        assertThat(decision).isEqualTo(new Refusal(before, trigger));
        assertThat(order.state()).isEqualTo(before);
        assertThat(order.version()).isEqualTo(version);
      }
    }

    private void soundAfter(FilingPlan plan, Transition transition) {
      OrderState state = order.state();
      assertThat(order.idleSince() != null)
          .as("the clock in %s", state)
          .isEqualTo(CLOCK_RUNS.contains(state));
      assertThat(order.returned() != null)
          .as("returned in %s", state)
          .isEqualTo(RETURNED.contains(state) || order.returned() != null && !underWay(state));
      TimelineEntry last = timeline.get(timeline.size() - 1);
      assertThat(last.position()).isEqualTo(timeline.size() - 1);
      assertThat(last.fromState()).isEqualTo(timeline.get(timeline.size() - 2).toState());
      assertThat(last.toState()).isEqualTo(state);
      if (transition.startsRound()) {
        assertThat(order.isConfirmedByOwner()).as("a code serves one submission").isFalse();
        assertThat(order.isConsentedTo()).isFalse();
      }
      assertThat(transition.tells().contains(plan.effect().telling()))
          .as("the effect is told with the grant and only then")
          .isEqualTo(state == OrderState.GRANTED);
      assertThat(order.engagesTarget())
          .as("the target is engaged in %s", state)
          .isEqualTo(order.targetAccount() != null && UNDER_WAY.contains(state));
      if (plan.isAboutRecord()) {
        assertThat(order.filingNumber()).as("what it is about stays").isEqualTo(NUMBER);
      }
      if (state == OrderState.GRANTED) {
        if (plan.effect().movesServices()) {
          assertThat(order.targetNumber()).isEqualTo(OTHER);
        }
        assertThat(inThisRound.containsAll(passedBy(plan))).as("%s skips nothing", plan).isTrue();
      }
    }

    /** Nothing is invalidated that was not found invalid before (R-EXP-3). */
    private void soundMark(OrderTrigger trigger, boolean before) {
      boolean after = order.invalid() != null;
      switch (trigger) {
        case FOUND_INVALID -> assertThat(!before && after).isTrue();
        case FOUND_VALID -> assertThat(before && !after).isTrue();
        case INVALID_DUE -> {
          assertThat(before && after).isTrue();
          assertThat(order.state()).isEqualTo(OrderState.INVALIDATED);
        }
        case ABANDON, FORWARD, IDLE_45, SMS_VERIFIED, BUREAU_APPROVED ->
            assertThat(after).isFalse();
        case SUBMIT ->
            assertThat(after)
                .isEqualTo(before && order.state() == OrderState.IN_PRELIMINARY_REVIEW);
        case PRE_REVIEW_PASSED ->
            assertThat(after).isEqualTo(before && order.state() == OrderState.PASSED);
        case WITHDRAW,
            PRE_REVIEW_REJECTED,
            CHANGES_REQUESTED,
            SMS_TIMED_OUT,
            SMS_FAILED,
            BUREAU_REJECTED,
            IDLE_WARNING ->
            assertThat(after).isEqualTo(before);
      }
      if (order.state() == OrderState.INVALIDATED) {
        assertThat(trigger).isEqualTo(OrderTrigger.INVALID_DUE);
      }
    }

    /** Withdrawn, abandoned or expired it may still say why it had come back before. */
    private static boolean underWay(OrderState state) {
      return switch (state) {
        case IN_PRELIMINARY_REVIEW, PASSED, AWAITING_SMS, IN_BUREAU_REVIEW, GRANTED -> true;
        case DRAFT,
            WITHDRAWN,
            PRELIMINARY_REJECTED,
            CHANGES_REQUESTED,
            RETURNED_FROM_SMS,
            BUREAU_REJECTED,
            ABANDONED,
            EXPIRED,
            INVALIDATED ->
            false;
      };
    }

    private static Set<OrderTrigger> passedBy(FilingPlan plan) {
      Set<OrderTrigger> triggers = EnumSet.of(OrderTrigger.SUBMIT);
      for (Stage stage : plan.stages()) {
        triggers.add(
            switch (stage) {
              case PRELIMINARY_REVIEW -> OrderTrigger.PRE_REVIEW_PASSED;
              case SMS_VERIFICATION -> OrderTrigger.SMS_VERIFIED;
              case BUREAU_REVIEW -> OrderTrigger.BUREAU_APPROVED;
            });
      }
      return triggers;
    }

    private Act actOf(OrderTrigger trigger) {
      return switch (trigger) {
        case BUREAU_APPROVED ->
            Act.granting(
                SOMEBODY,
                now,
                new Grant(
                    order.plan().effect().movesServices() ? OTHER : NUMBER, Map.of(1, "x-1")));
        case IDLE_WARNING, IDLE_45 -> Act.ofTime(trigger, SOMEBODY, now, 30);
        case FOUND_INVALID, INVALID_DUE ->
            Act.finding(trigger, SOMEBODY, now, InvalidReason.SUBJECT_FILED);
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
            BUREAU_REJECTED,
            FOUND_VALID ->
            Act.of(trigger, SOMEBODY, now);
      };
    }

    private static SubjectForm<Sealed> subject() {
      return new SubjectForm<>(
          SubjectNature.ENTERPRISE,
          "示例",
          new CertificateForm<>(CertificateType.BUSINESS_LICENCE, null, null, null, null),
          null,
          null,
          null,
          null);
    }

    private static ServiceForm<Sealed> service(ServiceKind kind) {
      return new ServiceForm<>(
          1,
          "浙ICP备2026000001号-1",
          kind,
          "官网",
          List.of(),
          null,
          List.of(),
          List.of(),
          null,
          null,
          List.of(),
          null);
    }
  }
}
