package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.testkit.SmsGatewayStandIn.FIRST;
import static org.openbeian.testkit.SmsGatewayStandIn.SECOND;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class GatewayFailOverTest extends VerifyingTest {

  @AfterEach
  void gateways_are_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName("R-SMS-2: the second gateway brings the code while the first takes none")
  void the_second_gateway_brings_the_code_while_the_first_takes_none() {
    // given
    SmsGatewayStandIn.outage(FIRST, true);
    String phone = AnOrder.newPhone();

    // when
    AnOrder order = forwarded(phone);

    // then
    assertThat(SmsGatewayStandIn.gatewaysOf(phone)).containsExactly(SECOND);
    view(order.id(), "filer-a").body("phones.delivery", contains("SENT"));
    enter(phone, codeOf(phone), TAIL).statusCode(200);
  }

  @Test
  void what_moved_to_the_second_gateway_and_was_not_recorded_does_not_go_back() {
    // given
    SmsGatewayStandIn.outage(true);
    String phone = AnOrder.newPhone();
    AnOrder order = onItsWay(phone);

    // when
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.update(
                        "update sms_dispatch set fate_gateway = ?, fate_since = clock_timestamp()"
                            + " where order_id = ? and taken_by is null",
                        SECOND,
                        order.id().value())
                    == 1);
    SmsGatewayStandIn.outage(false);

    // then
    published(order, SmsCodeIssued.class, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(phone)).containsExactly(SECOND);
  }

  @Test
  void a_gateway_that_may_have_the_code_gets_it_again_under_the_same_key() {
    // given
    SmsGatewayStandIn.hangs(FIRST, true);
    String phone = AnOrder.newPhone();
    AnOrder order = onItsWay(phone);
    await().atMost(20, SECONDS).until(() -> FIRST.equals(fateOf(order)));

    // when
    SmsGatewayStandIn.hangs(FIRST, false);

    // then
    published(order, SmsCodeIssued.class, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(phone)).containsExactly(FIRST);
  }

  @Test
  @DisplayName("R-SMS-2: a code whose fate is unknown for too long goes by the other gateway, too")
  void a_code_whose_fate_is_unknown_for_too_long_goes_by_the_other_gateway_too() {
    // given
    SmsGatewayStandIn.hangs(FIRST, true);
    String phone = AnOrder.newPhone();
    AnOrder order = onItsWay(phone);
    await().atMost(20, SECONDS).until(() -> FIRST.equals(fateOf(order)));
    assertThat(SmsGatewayStandIn.gatewaysOf(phone)).containsExactly(FIRST);

    // when
    TestDatabase.update(
        "update sms_dispatch set fate_since = fate_since - interval '1 minute' where order_id = ?",
        order.id().value());

    // then
    published(order, SmsCodeIssued.class, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(phone)).containsExactly(FIRST, SECOND);
    assertThat(SmsGatewayStandIn.textsTo(phone).stream().distinct()).hasSize(1);
    assertThat(events(order).stream().filter(SmsCodeIssued.class::isInstance)).hasSize(1);
    enter(phone, codeOf(phone), TAIL).statusCode(200);
  }

  @Test
  @DisplayName("R-SMS-3: after an hour without any gateway the 24 hours begin at the sending")
  void after_an_hour_without_any_gateway_the_24_hours_begin_at_the_sending() {
    // given
    SmsGatewayStandIn.outage(true);
    AnOrder order = onItsWay(AnOrder.newPhone());
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select coalesce(max(tries), 0) from sms_dispatch where order_id = ?",
                        order.id().value())
                    > 0);

    // when
    TestClock.advance(Duration.ofHours(1));

    // then
    view(order.id(), "filer-a")
        .body("expiresAt", nullValue())
        .body("phones.delivery", contains("WAITING_FOR_GATEWAY"))
        .body("phones.sentAt", contains(nullValue()));
    gateways("support-1")
        .statusCode(200)
        .body("gateways.name", contains(FIRST, SECOND))
        .body("gateways.state", everyItem(equalTo("DOWN")))
        .body("gateways.lastCause", everyItem(equalTo("HTTP 503")))
        .body("gateways.since", everyItem(notNullValue()))
        .body("codesWaiting", greaterThanOrEqualTo(1))
        .body("oldestWaitingSince", notNullValue());
    RestAssured.get("/q/health/ready").then().statusCode(200);

    // and when
    SmsGatewayStandIn.outage(false);

    // then
    SmsCodeIssued issued = published(order, SmsCodeIssued.class, 1).get(0);
    assertThat(issued.expiresAt())
        .isCloseTo(TestClock.now().plus(Duration.ofHours(24)), within(30, ChronoUnit.SECONDS));
    gateways("support-1").body("gateways[0].state", equalTo("UP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"support-1", "admin-1", "lead-1", "auditor-1"})
  void shows_the_gateways_to_staff(String user) {
    gateways(user).statusCode(200).body("gateways.name", contains(FIRST, SECOND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filer-a", "reviewer-1", "officer-zj"})
  void shows_the_gateways_to_nobody_else(String user) {
    gateways(user).statusCode(403).body("code", equalTo("FORBIDDEN"));
    given().get("/api/v1/sms-gateways").then().statusCode(401);
  }

  @Test
  void counts_per_gateway_what_became_of_calls() {
    // given
    forwarded(AnOrder.newPhone());

    // then
    RestAssured.get("/q/metrics")
        .then()
        .body(
            containsString("beian_sms_gateway_calls_total{gateway=\"sms-1\",outcome=\"accepted\""))
        .body(containsString("beian_sms_gateway_up{gateway=\"sms-2\""))
        .body(containsString("beian_sms_gateway_skipped{gateway=\"sms-1\""))
        .body(containsString("beian_sms_codes_waiting"))
        .body(containsString("beian_sms_codes_oldest_seconds"));
  }

  private AnOrder onItsWay(String phone) {
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    TestTopics.publish(order.forwarded());
    await().atMost(20, SECONDS).until(() -> dispatchesOf(order) == 1);
    return order;
  }

  private static String fateOf(AnOrder order) {
    return TestDatabase.value(
        "select fate_gateway from sms_dispatch where order_id = ?", order.id().value());
  }

  private static ValidatableResponse gateways(String user) {
    return given().auth().oauth2(TestTokens.of(user)).get("/api/v1/sms-gateways").then();
  }
}
