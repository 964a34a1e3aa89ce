package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class IssuingCodesTest extends VerifyingTest {

  @Test
  @DisplayName("R-SMS-1, R-SMS-2: two people get a code each, and the events never contain it")
  void sends_each_of_two_phones_its_own_code() {
    // given
    String one = AnOrder.newPhone();
    String other = AnOrder.newPhone();

    // when
    AnOrder order = forwarded(one, other);

    // then
    assertThat(SmsGatewayStandIn.textsTo(one)).hasSize(1);
    assertThat(SmsGatewayStandIn.textsTo(other)).hasSize(1);
    assertThat(SmsGatewayStandIn.textsTo(one).get(0)).contains("验证码").contains("24小时");
    assertThat(published(order, SmsCodeIssued.class, 2))
        .extracting(SmsCodeIssued::maskedPhone)
        .containsExactlyInAnyOrder(masked(one), masked(other));
    assertThat(dispatchesOf(order)).isZero();
  }

  @Test
  @DisplayName("R-SMS-1: one number in two roles gets one code")
  void sends_a_shared_phone_one_code() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order =
        new AnOrder(sealer)
            .with(phone, TAIL, Role.SUBJECT_PRINCIPAL)
            .with(phone, TAIL, Role.SERVICE_PRINCIPAL);

    // when
    forward(order, phone);

    // then
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
    view(order.id(), "filer-a")
        .statusCode(200)
        .body("phones.size()", equalTo(1))
        .body("phones[0].roles", contains("SUBJECT_PRINCIPAL", "SERVICE_PRINCIPAL"));
  }

  @Test
  @DisplayName("R-SMS-2: a code is on the phone well within five minutes of forwarding")
  void sends_promptly() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);

    // when
    TestTopics.publish(order.forwarded());

    // then
    await().atMost(10, SECONDS).until(() -> !SmsGatewayStandIn.textsTo(phone).isEmpty());
  }

  @Test
  @DisplayName("R-SMS-3: the 24 hours begin when the gateway took the first codes")
  void arms_the_deadline_at_sending() {
    // given
    String phone = AnOrder.newPhone();

    // when
    AnOrder order = forwarded(phone);

    // then
    SmsCodeIssued issued = published(order, SmsCodeIssued.class, 1).get(0);
    Instant sentAt = Instant.parse(view(order.id(), "filer-a").extract().path("phones[0].sentAt"));
    assertThat(issued.expiresAt()).isEqualTo(sentAt.plus(Duration.ofHours(24)));
    assertThat(issued.sending()).isEqualTo(1);
    view(order.id(), "filer-a").body("expiresAt", equalTo(issued.expiresAt().toString()));
    assertThat(deadlinesOf(order)).isEqualTo(1);
  }

  @Test
  void has_one_effect_however_often_an_event_is_delivered() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = new AnOrder(sealer).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    OrderForwarded event = order.forwarded();
    UUID id = UUID.randomUUID();

    // when
    for (int i = 0; i < 5; i++) {
      TestTopics.publish(id, event);
    }
    for (int i = 0; i < 5; i++) {
      TestTopics.publish(event);
    }

    // then
    AnOrder later = forwarded(AnOrder.newPhone());
    await()
        .atMost(20, SECONDS)
        .until(() -> TestDatabase.count("select count(*) from inbox where outcome = 'STALE'") >= 5);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
    assertThat(published(order, SmsCodeIssued.class, 1)).hasSize(1);
    assertThat(events(later)).hasSize(1);
  }

  @Test
  void a_newer_round_supersedes_an_older_one_and_never_the_other_way_round() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder first = forwarded(phone);
    String firstCode = codeOf(phone);

    // when
    AnOrder second = first.inRound(2).with(phone, TAIL, Role.SUBJECT_PRINCIPAL);
    forward(second, phone);
    for (int i = 0; i < 5; i++) {
      TestTopics.publish(first.forwarded());
    }
    forwarded(AnOrder.newPhone());

    // then
    view(first.id(), "filer-a").body("round", equalTo(2)).body("state", equalTo("PENDING"));
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(2);
    if (!firstCode.equals(codeOf(phone))) {
      enter(phone, firstCode, TAIL).statusCode(404).body("code", equalTo("SMS_NO_SUCH_RECORD"));
    }
    enter(phone, codeOf(phone), TAIL).statusCode(200).body("state", equalTo("VERIFIED"));
  }

  @Test
  void an_order_without_an_sms_stage_needs_nothing() {
    // given
    AnOrder order = new AnOrder(sealer);

    // when
    TestTopics.publish(order.forwarded());
    forwarded(AnOrder.newPhone());

    // then
    view(order.id(), "filer-a").statusCode(404);
  }

  private static String masked(String phone) {
    return phone.substring(0, 3) + "****" + phone.substring(7);
  }
}
