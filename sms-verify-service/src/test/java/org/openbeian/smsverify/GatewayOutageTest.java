package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class GatewayOutageTest extends VerifyingTest {

  @AfterEach
  void gateway_is_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName(
      "R-SMS-2, R-SMS-3: a code waits for the gateway, is sent once, and its time begins then")
  void sends_once_when_the_gateway_is_back() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await()
        .atMost(20, SECONDS)
        .until(() -> TestDatabase.count(tries(order), order.id().value()) > 0);
    view(order.id(), "filer-a").body("expiresAt", nullValue());
    assertThat(deadlinesOf(order)).isZero();

    // when
    TestClock.advance(Duration.ofHours(25));
    SmsGatewayStandIn.outage(false);

    // then
    published(order, SmsCodeIssued.class, 1);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
    assertThat(dispatchesOf(order)).isZero();
    assertThat(events(order)).noneMatch(SmsVerificationFailed.class::isInstance);
    enter(phone, codeOf(phone), TAIL).statusCode(200);
  }

  private static String tries(AnOrder order) {
    return "select coalesce(max(tries), 0) from sms_dispatch where order_id = ?";
  }

  @Test
  void codes_that_wait_for_the_gateway_do_not_hold_up_the_sandbox_clock() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);

    // when
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 1);

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                RestAssured.get("/sandbox/pending")
                    .then()
                    .statusCode(200)
                    .body("deliveries", equalTo(0)));
    assertThat(dispatchesOf(order)).isEqualTo(1);
  }

  @Test
  void another_process_sends_what_one_that_went_away_left_behind() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 1);
    // taken by a process that is no more, until a lease that is still running
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.update(
                        "update sms_dispatch set taken_by = ?, due_at = now() + interval '10 years'"
                            + " where order_id = ? and taken_by is null",
                        UUID.randomUUID(),
                        order.id().value())
                    == 1);
    SmsGatewayStandIn.outage(false);
    forwarded(AnOrder.newPhone());
    assertThat(SmsGatewayStandIn.textsTo(phone)).isEmpty();

    // when
    TestDatabase.update(
        "update sms_dispatch set due_at = now() - interval '1 second' where order_id = ?",
        order.id().value());

    // then
    published(order, SmsCodeIssued.class, 1);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
  }

  @Test
  void a_crash_between_the_gateways_answer_and_our_record_sends_nothing_twice() throws Exception {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    SmsGatewayStandIn.outage(true);
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 1);

    // when
    // whoever wants to record the answer waits for this lock; the wait's end is a failure
    try (Connection operator = TestDatabase.connect();
        Statement statement = operator.createStatement()) {
      operator.setAutoCommit(false);
      statement.execute(
          "select * from verification where order_id = '" + order.id() + "' for update");
      SmsGatewayStandIn.outage(false);
      await().atMost(20, SECONDS).until(() -> SmsGatewayStandIn.textsTo(phone).size() == 1);
      await()
          .atMost(20, SECONDS)
          .until(
              () ->
                  TestDatabase.count(
                          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                              + " where datname = current_database() and wait_event_type = 'Lock'")
                      > 0);
      operator.rollback();
    }

    // then
    published(order, SmsCodeIssued.class, 1);
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 0);
    assertThat(published(order, SmsCodeIssued.class, 1)).hasSize(1);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
  }

  @Test
  @DisplayName("R-SMS-6: a resend replaces a code that is still on its way")
  void a_resend_during_an_outage_sends_the_new_code_only() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 1);

    // when
    resend(phone, TAIL).statusCode(202).body("expiresAt", nullValue());
    SmsGatewayStandIn.outage(false);

    // then
    SmsCodeIssued issued = published(order, SmsCodeIssued.class, 1).get(0);
    assertThat(issued.sending()).isEqualTo(2);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
    assertThat(deadlinesOf(order)).isEqualTo(1);
    enter(phone, codeOf(phone), TAIL).statusCode(200);
  }
}
