package org.openbeian.order.inbound.deadline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderExpiryWarned;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.order.AnOrder;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class IdleOrdersTest {

  @Test
  @DisplayName("R-EXP-1: warned at 30 and 40 days, deleted at 45")
  void warns_twice_and_then_deletes() {
    // given
    AnOrder order = AnOrder.draft();
    Instant opened = Instant.parse(order.get("").jsonPath().getString("createdAt"));

    // when, then
    pass(29);
    assertThat(warnings(order)).isEmpty();
    pass(1);
    awaitWarnings(order, 30);
    pass(10);
    awaitWarnings(order, 30, 40);
    assertThat(order.events(OrderExpiryWarned.class).get(1).expiresAt())
        .isEqualTo(opened.plus(Duration.ofDays(45)));
    assertThat(order.state()).isEqualTo(OrderState.DRAFT);
    pass(5);
    order.awaitState(OrderState.EXPIRED);
    assertThat(order.awaitEvent(OrderExpired.class).idleDays()).isEqualTo(45);
    assertThat(deadlines(order)).isZero();
    assertThat(order.acts()).containsExactly("CREATE", "IDLE_WARNING", "IDLE_WARNING", "IDLE_45");
    assertThat(
            order.asFiler().get("/api/v1/orders?limit=100").jsonPath().<String>getList("items.id"))
        .doesNotContain(order.id().toString());
  }

  @Test
  @DisplayName("R-EXP-1: any update by the filer restarts the clock")
  void restarts_when_the_filer_edits() {
    // given
    AnOrder order = AnOrder.draft();
    pass(30);
    awaitWarnings(order, 30);

    // when
    order.put("/subject", "{\"remark\":\"x\"}").then().statusCode(200);

    // then
    pass(29);
    order.get("").then().body("state", equalTo("DRAFT"));
    assertThat(warnings(order)).containsExactly(30);
    pass(1);
    awaitWarnings(order, 30, 30);
  }

  @Test
  @DisplayName("R-EXP-2: the clock is stopped at the bureau and starts anew on return")
  void stops_at_the_bureau() {
    // given
    AnOrder atSms = AnOrder.awaitingSms();
    AnOrder atBureau = AnOrder.inBureauReview();
    assertThat(deadlines(atSms)).isZero();
    assertThat(deadlines(atBureau)).isZero();
    atBureau.get("").then().body("expiresAt", org.hamcrest.Matchers.nullValue());

    // when
    pass(60);
    TestTopics.publish(atSms.smsFailed(Cause.TIMED_OUT));
    TestTopics.publish(atBureau.rejectedByBureau());
    atSms.awaitState(OrderState.RETURNED_FROM_SMS);
    atBureau.awaitState(OrderState.BUREAU_REJECTED);

    // then
    assertThat(warnings(atSms)).isEmpty();
    assertThat(warnings(atBureau)).isEmpty();
    pass(30);
    awaitWarnings(atSms, 30);
    awaitWarnings(atBureau, 30);
  }

  @Test
  void fires_late_what_had_failed_before_and_waits_for_what_is_early() {
    // given one put off after a failure, and one armed too early
    AnOrder late = AnOrder.draft();
    AnOrder early = AnOrder.draft();
    TestDatabase.update(
        "update deadline set due_at = due_at + interval '1 hour', failures = 3"
            + " where kind = 'idle' and aggregate_id = ?",
        late.id().value());
    TestDatabase.update(
        "update deadline set due_at = due_at - interval '20 days'"
            + " where kind = 'idle' and aggregate_id = ?",
        early.id().value());

    // when
    pass(15);
    assertThat(warnings(early)).isEmpty();
    assertThat(deadlines(early)).isEqualTo(1);
    pass(16);

    // then
    awaitWarnings(late, 30);
    awaitWarnings(early, 30);
  }

  @Test
  @DisplayName("R-EXP-1: an order under review or passed expires too")
  void expires_what_is_not_yet_at_the_bureau() {
    // given
    AnOrder inReview = AnOrder.inPreliminaryReview();
    AnOrder passed = AnOrder.passed();

    // when
    pass(45);

    // then every step fires, one after the other
    inReview.awaitState(OrderState.EXPIRED);
    passed.awaitState(OrderState.EXPIRED);
    awaitWarnings(inReview, 30, 40);
    assertThat(TestDatabase.value("select outcome from inbox where event_id = ?", late(inReview)))
        .isEqualTo("REJECTED");
  }

  /** A decision that comes too late. */
  private static java.util.UUID late(AnOrder order) {
    java.util.UUID id = TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    AnOrder.awaitOutcome(id, "REJECTED");
    return id;
  }

  private static void pass(int days) {
    TestClock.advance(Duration.ofDays(days));
    await()
        .atMost(30, SECONDS)
        .until(
            () ->
                io.restassured.RestAssured.get("/sandbox/pending").jsonPath().getInt("dueDeadlines")
                    == 0);
  }

  private static void awaitWarnings(AnOrder order, Integer... days) {
    await()
        .atMost(15, SECONDS)
        .untilAsserted(() -> assertThat(warnings(order)).containsExactly(days));
  }

  private static List<Integer> warnings(AnOrder order) {
    return order.events(OrderExpiryWarned.class).stream().map(OrderExpiryWarned::idleDays).toList();
  }

  private static long deadlines(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from deadline where kind = 'idle' and aggregate_id = ?",
        order.id().value());
  }
}
