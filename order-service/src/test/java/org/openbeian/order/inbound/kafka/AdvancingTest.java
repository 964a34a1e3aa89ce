package org.openbeian.order.inbound.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.contracts.order.SmsRecipient;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class AdvancingTest {

  private static final String KEY = "dGVzdC1rZXktZm9yLXNlYWxpbmctMzItYnl0ZXMhISE=";

  private final Sealer sealer = new Sealer("test:" + KEY, KEY);

  @Test
  @DisplayName("R-FLOW-4: a passed order waits for the reviewer when forwarding is manual")
  void waits_for_the_reviewer_to_forward() {
    // given
    AnOrder order = AnOrder.passed();
    assertThat(order.events(OrderForwarded.class)).isEmpty();

    // when
    TestTopics.publish(new ForwardingRequested(order.id(), 1, UUID.randomUUID(), AnOrder.REVIEWER));

    // then
    order.awaitState(OrderState.AWAITING_SMS);
    order.awaitEvent(OrderForwarded.class);
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "PRE_REVIEW_PASSED", "FORWARD");
  }

  @Test
  @DisplayName("R-SMS-1, R-SMS-8: one recipient per number, with the certificate's last six")
  void names_whom_to_verify_once_per_number() {
    // given one person with both roles, the number written in two ways
    ObjectNode service = Sample.service();
    ObjectNode principal = Sample.subject().get("principal").deepCopy();
    principal.put("mobile", "+86 138 0057 1001");
    service.set("principal", principal);
    ObjectNode second = Sample.service();
    second.putArray("domains").add("shop.qiming-shili.cn");
    AnOrder order = AnOrder.draft().fillIn(Sample.subject(), service);
    order.put("/services/2", second.toString()).then().statusCode(200);

    // when
    order.submit();
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));

    // then
    List<SmsRecipient> recipients = order.awaitEvent(OrderForwarded.class).smsRecipients();
    assertThat(recipients)
        .extracting(recipient -> sealer.open(recipient.phone()))
        .containsExactly("13800571001", "13700571003");
    assertThat(recipients)
        .extracting(recipient -> sealer.open(recipient.certificateTail()))
        .containsExactly("070016", "19018X");
    assertThat(recipients.get(0).roles())
        .containsExactly(Role.SUBJECT_PRINCIPAL, Role.SERVICE_PRINCIPAL);
    assertThat(recipients.get(1).roles()).containsExactly(Role.SERVICE_PRINCIPAL);
  }

  @Test
  @DisplayName("R-FLOW-2: a rejected order is back with its filer, with reasons at fields")
  void returns_what_the_reviewer_rejected() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();

    // when
    TestTopics.publish(order.rejected());
    order.awaitState(OrderState.PRELIMINARY_REJECTED);

    // then
    OrderReturned returned = order.awaitEvent(OrderReturned.class);
    assertThat(returned.reason()).isEqualTo(ReturnReason.PRELIMINARY_REJECTED);
    assertThat(returned.reasons()).isEqualTo(AnOrder.REASONS);
    order
        .get("")
        .then()
        .body("returned.reason", equalTo("PRELIMINARY_REJECTED"))
        .body("returned.reasons[0].path", equalTo("services[0].name"));
    order.submit();
    assertThat(order.round()).isEqualTo(2);
    order.get("").then().body("returned", org.hamcrest.Matchers.nullValue());
  }

  @Test
  @DisplayName("R-FLOW-2: changes requested is returned as such")
  void returns_what_needs_changes() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();

    // when
    TestTopics.publish(
        new ChangesRequested(order.id(), 1, UUID.randomUUID(), AnOrder.REVIEWER, AnOrder.REASONS));

    // then
    order.awaitState(OrderState.CHANGES_REQUESTED);
    assertThat(order.awaitEvent(OrderReturned.class).reason())
        .isEqualTo(ReturnReason.CHANGES_REQUESTED);
  }

  @Test
  @DisplayName("R-SMS-3, R-SMS-5: the SMS stage returns the order with its reason")
  void returns_what_was_not_verified() {
    // given
    AnOrder late = AnOrder.awaitingSms();
    AnOrder wrong = AnOrder.awaitingSms();

    // when
    TestTopics.publish(late.smsFailed(Cause.TIMED_OUT));
    TestTopics.publish(wrong.smsFailed(Cause.TOO_MANY_ATTEMPTS));

    // then
    late.awaitState(OrderState.RETURNED_FROM_SMS);
    wrong.awaitState(OrderState.RETURNED_FROM_SMS);
    assertThat(late.awaitEvent(OrderReturned.class).reason()).isEqualTo(ReturnReason.SMS_TIMED_OUT);
    assertThat(wrong.awaitEvent(OrderReturned.class).reason()).isEqualTo(ReturnReason.SMS_FAILED);
    late.submit();
    assertThat(late.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
  }

  @Test
  @DisplayName("R-FLOW-6: what the bureau rejects is corrected and submitted again")
  void returns_what_the_bureau_rejected() {
    // given
    AnOrder order = AnOrder.inBureauReview();

    // when
    TestTopics.publish(order.rejectedByBureau());

    // then
    order.awaitState(OrderState.BUREAU_REJECTED);
    assertThat(order.awaitEvent(OrderReturned.class).reasons()).isEqualTo(AnOrder.REASONS);
    order.submit();
    assertThat(order.round()).isEqualTo(2);
  }

  @Test
  void has_one_effect_of_an_event_delivered_five_times() {
    // given
    AnOrder order = AnOrder.inBureauReview();
    UUID id = UUID.randomUUID();
    BureauApproved approved = order.approvedAs("浙ICP备2026300001号");

    // when
    for (int i = 0; i < 5; i++) {
      TestTopics.publish(id, approved);
    }
    // and told anew under another id
    UUID again = TestTopics.publish(approved);

    // then
    AnOrder.awaitOutcome(again, "REJECTED");
    AnOrder.awaitOutcome(id, "APPLIED");
    order.awaitEvent(FilingGranted.class);
    assertThat(order.events(FilingGranted.class)).hasSize(1);
    assertThat(order.acts()).filteredOn("BUREAU_APPROVED"::equals).hasSize(1);
    assertThat(
            TestDatabase.count(
                "select count(*) from filing_service where subject_number = ?", "浙ICP备2026300001号"))
        .isEqualTo(1);
  }

  @Test
  void ignores_decisions_on_an_older_round() {
    // given a decision on round 1 that arrives in round 2
    AnOrder order = AnOrder.inPreliminaryReview();
    PreReviewPassed late = order.passedBy(Forwarding.AUTOMATIC);
    order.post("/withdrawal").then().statusCode(200);
    order.submit();

    // when
    UUID id = TestTopics.publish(late);

    // then
    AnOrder.awaitOutcome(id, "STALE");
    assertThat(order.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
    assertThat(order.round()).isEqualTo(2);
  }

  @Test
  void rejects_what_the_state_does_not_wait_for() {
    // given
    AnOrder draft = AnOrder.draft();
    AnOrder submitted = AnOrder.inPreliminaryReview();
    OrderId unknown = new OrderId(UUID.randomUUID());
    List<DomainEvent> events =
        List.of(
            new SmsVerified(draft.id(), 0),
            new SmsVerified(submitted.id(), 1),
            submitted.approvedAs("浙ICP备2026300002号"),
            new SmsVerified(submitted.id(), 7),
            new SmsVerified(unknown, 1));

    // when
    List<UUID> ids = events.stream().map(TestTopics::publish).toList();

    // then
    ids.forEach(id -> AnOrder.awaitOutcome(id, "REJECTED"));
    assertThat(draft.state()).isEqualTo(OrderState.DRAFT);
    assertThat(submitted.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
  }

  @Test
  @DisplayName("R-FLOW-8: a withdrawal racing a pass has one winner")
  void has_one_winner_when_a_withdrawal_races_a_pass() {
    // given
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      orders.add(AnOrder.inPreliminaryReview());
    }

    for (AnOrder order : orders) {
      // when
      UUID id = UUID.randomUUID();
      PreReviewPassed pass = order.passedBy(Forwarding.AUTOMATIC);
      CompletableFuture<Void> review =
          CompletableFuture.runAsync(() -> TestTopics.publish(id, pass));
      int withdrawal = order.post("/withdrawal").statusCode();
      review.join();

      // then
      await()
          .atMost(15, SECONDS)
          .until(
              () -> TestDatabase.value("select outcome from inbox where event_id = ?", id) != null);
      String outcome = TestDatabase.value("select outcome from inbox where event_id = ?", id);
      if (withdrawal == 200) {
        assertThat(outcome).isEqualTo("REJECTED");
        assertThat(order.state()).isEqualTo(OrderState.WITHDRAWN);
        order.awaitEvent(OrderWithdrawn.class);
        assertThat(order.events(OrderForwarded.class)).isEmpty();
      } else {
        assertThat(withdrawal).isEqualTo(409);
        assertThat(outcome).isEqualTo("APPLIED");
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_SMS);
        order.awaitEvent(OrderForwarded.class);
        assertThat(order.events(OrderWithdrawn.class)).isEmpty();
      }
    }
  }
}
