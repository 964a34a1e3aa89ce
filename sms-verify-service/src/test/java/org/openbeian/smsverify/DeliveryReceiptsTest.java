package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.testkit.SmsGatewayStandIn.FIRST;
import static org.openbeian.testkit.SmsGatewayStandIn.SECOND;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class DeliveryReceiptsTest extends VerifyingTest {

  private static final String PATH = "/api/v1/sms-receipts";

  @Inject MeterRegistry meters;

  @AfterEach
  void gateways_are_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  void shows_that_a_code_was_delivered_and_keeps_the_first_end() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String key = SmsGatewayStandIn.keysOf(phone).get(0);
    view(order.id(), "filer-a")
        .body("phones.delivery", contains("SENT"))
        .body("phones.deliveredAt", contains(nullValue()));
    Instant at = TestClock.now().truncatedTo(ChronoUnit.MILLIS);

    // when
    tell(gatewayOf(phone), byKey(key, "DELIVERED", at)).statusCode(202);
    tell(gatewayOf(phone), byKey(key, "DELIVERED", at.plusSeconds(5))).statusCode(202);
    tell(gatewayOf(phone), byKey(key, "UNDELIVERED", at.plusSeconds(9))).statusCode(202);

    // then
    for (String user : new String[] {"filer-a", "support-1"}) {
      view(order.id(), user)
          .body("phones.delivery", contains("DELIVERED"))
          .body("phones.deliveredAt", contains(at.toString()));
    }
    enter(phone, codeOf(phone), TAIL).statusCode(200);
  }

  @Test
  void knows_a_message_by_the_gateways_name_too() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);

    // when
    tell(
            gatewayOf(phone),
            "[{\"messageId\":\"%s\",\"state\":\"UNDELIVERED\",\"at\":\"%s\"}]"
                .formatted(SmsGatewayStandIn.messageIdsOf(phone).get(0), TestClock.now()))
        .statusCode(202);

    // then
    view(order.id(), "filer-a").body("phones.delivery", contains("UNDELIVERED"));
  }

  @Test
  void takes_no_failure_from_a_gateway_that_did_not_get_the_message() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String key = SmsGatewayStandIn.keysOf(phone).get(0);
    String other = gatewayOf(phone).equals(FIRST) ? SECOND : FIRST;

    // when
    tell(other, byKey(key, "UNDELIVERED", TestClock.now())).statusCode(202);

    // then
    view(order.id(), "filer-a").body("phones.delivery", contains("SENT"));
    // but what arrived has arrived, whoever brought it
    tell(other, byKey(key, "DELIVERED", TestClock.now())).statusCode(202);
    view(order.id(), "filer-a").body("phones.delivery", contains("DELIVERED"));
  }

  @Test
  void a_receipt_may_be_faster_than_the_answer() {
    // given
    SmsGatewayStandIn.hangs(FIRST, true);
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> !SmsGatewayStandIn.keysOf(phone).isEmpty());

    // when
    tell(FIRST, byKey(SmsGatewayStandIn.keysOf(phone).get(0), "DELIVERED", TestClock.now()))
        .statusCode(202);
    SmsGatewayStandIn.hangs(FIRST, false);

    // then
    published(order, SmsCodeIssued.class, 1);
    view(order.id(), "filer-a").body("phones.delivery", contains("DELIVERED"));
  }

  @Test
  void a_receipt_of_an_older_code_says_nothing_about_the_latest() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    resend(phone, TAIL).statusCode(202);
    published(order, SmsCodeIssued.class, 2);
    double unknown = counted("unknown");

    // when
    tell(FIRST, byKey(SmsGatewayStandIn.keysOf(phone).get(0), "UNDELIVERED", TestClock.now()))
        .statusCode(202);

    // then
    view(order.id(), "filer-a").body("phones.delivery", contains("SENT"));
    assertThat(counted("unknown")).isEqualTo(unknown + 1);
  }

  @Test
  void leaves_and_counts_what_is_not_ours() {
    // given
    double unknown = counted("unknown");

    // when
    tell(FIRST, byKey(UUID.randomUUID().toString(), "DELIVERED", TestClock.now())).statusCode(202);
    tell(FIRST, byKey("' or 1=1 --", "DELIVERED", TestClock.now())).statusCode(202);
    tell(FIRST, "[]").statusCode(202);

    // then
    assertThat(counted("unknown")).isEqualTo(unknown + 2);
  }

  @Test
  void believes_only_what_the_gateway_signed_lately() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String body = byKey(SmsGatewayStandIn.keysOf(phone).get(0), "UNDELIVERED", TestClock.now());
    Instant now = Instant.now();

    // when
    SmsGatewayStandIn.report(PATH, FIRST, body, now, SmsGatewayStandIn.secretOf(SECOND))

        // then
        .statusCode(401)
        .body("code", equalTo("CALLBACK_NOT_SIGNED"));
    SmsGatewayStandIn.report(
            PATH, FIRST, body, now.minusSeconds(400), SmsGatewayStandIn.secretOf(FIRST))
        .statusCode(401);
    SmsGatewayStandIn.report(PATH, "sms-3", body, now, SmsGatewayStandIn.secretOf(FIRST))
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    tell(FIRST, "{}").statusCode(400).body("code", equalTo("MALFORMED_JSON"));
    tell(FIRST, " ".repeat(200_000)).statusCode(413);
    view(order.id(), "filer-a").body("phones.delivery", contains("SENT"));
  }

  private static String gatewayOf(String phone) {
    return SmsGatewayStandIn.gatewaysOf(phone).get(0);
  }

  private double counted(String outcome) {
    return meters.counter("beian.sms.receipts", "gateway", FIRST, "outcome", outcome).count();
  }

  private static ValidatableResponse tell(String gateway, String body) {
    return SmsGatewayStandIn.report(PATH, gateway, body);
  }

  private static String byKey(String key, String state, Instant at) {
    return "[{\"idempotencyKey\":\"%s\",\"state\":\"%s\",\"at\":\"%s\"}]".formatted(key, state, at);
  }
}
