package org.openbeian.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.notification.Filer.SOON;
import static org.openbeian.notification.Filer.aFiler;
import static org.openbeian.testkit.SmsGatewayStandIn.FIRST;
import static org.openbeian.testkit.SmsGatewayStandIn.SECOND;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class SmsFailOverTest {

  private static final String RECEIPTS = "/api/v1/notice-receipts";

  @Inject Sealer sealer;

  @AfterEach
  void gateways_are_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName("R-NOT-1: the second gateway brings a notice while the first takes none")
  void the_second_gateway_brings_a_notice_while_the_first_takes_none() {
    // given
    SmsGatewayStandIn.outage(FIRST, true);
    Filer filer = aFiler();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(filer.phone())).containsExactly(SECOND);
    assertThat(column(filer, "gateway")).isEqualTo(SECOND);
    assertThat(List.of(column(filer, "message_id")))
        .isEqualTo(SmsGatewayStandIn.messageIdsOf(filer.phone()));
  }

  @Test
  @DisplayName("R-NOT-1: no phone gets a notice twice, however long its fate is unknown")
  void no_phone_gets_a_notice_twice_however_long_its_fate_is_unknown() {
    // given
    SmsGatewayStandIn.hangs(FIRST, true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    await().atMost(SOON).until(() -> FIRST.equals(column(filer, "gateway")));
    // when
    TestDatabase.update(
        "update delivery set fate_since = fate_since - interval '3 hours' where order_id = ? and"
            + " channel = 'SMS'",
        filer.order().value());
    SmsGatewayStandIn.hangs(FIRST, false);
    SmsGatewayStandIn.outage(FIRST, true);
    awaitTwoMoreAttempts(filer);
    // then
    assertThat(SmsGatewayStandIn.gatewaysOf(filer.phone())).containsExactly(FIRST);
    // and when
    SmsGatewayStandIn.outage(false);
    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(filer.phone())).containsExactly(FIRST);
  }

  @Test
  void what_a_dead_worker_had_moved_stays_where_it_went() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    // when
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.update(
                        "update delivery set state = 'SENDING', gateway = ?, known_attempts = attempts - 1,"
                            + " due_at = clock_timestamp() where order_id = ? and channel = 'SMS'"
                            + " and state = 'WAITING' and attempts > 0",
                        SECOND,
                        filer.order().value())
                    == 1);
    SmsGatewayStandIn.outage(FIRST, false);
    awaitTwoMoreAttempts(filer);
    // then
    assertThat(filer.texts()).isEmpty();
    // and when
    SmsGatewayStandIn.outage(SECOND, false);
    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(SmsGatewayStandIn.gatewaysOf(filer.phone())).containsExactly(SECOND);
  }

  @Test
  void keeps_the_first_end_that_the_gateway_reports() {
    // given
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(SMS, 1);
    String gateway = SmsGatewayStandIn.gatewaysOf(filer.phone()).get(0);
    String key = SmsGatewayStandIn.keysOf(filer.phone()).get(0);
    String id = SmsGatewayStandIn.messageIdsOf(filer.phone()).get(0);
    // when
    SmsGatewayStandIn.report(
            RECEIPTS,
            gateway,
            "[{\"messageId\":\"%s\",\"state\":\"DELIVERED\",\"at\":\"2026-03-02T10:00:04Z\"}]"
                .formatted(id))
        .statusCode(202);
    SmsGatewayStandIn.report(
            RECEIPTS,
            gateway,
            "[{\"idempotencyKey\":\"%s\",\"state\":\"UNDELIVERED\",\"at\":\"2026-03-02T10:00:05Z\"},"
                    .formatted(key)
                + "{\"idempotencyKey\":\"%s\",\"state\":\"DELIVERED\",\"at\":\"2026-03-02T10:00:05Z\"}]"
                    .formatted(UUID.randomUUID()))
        .statusCode(202);
    // then
    assertThat(column(filer, "receipt")).isEqualTo("DELIVERED");
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and receipt_at ="
                    + " '2026-03-02T10:00:04Z'",
                filer.order().value()))
        .isEqualTo(1);
  }

  @Test
  void believes_only_what_the_gateway_signed_lately() {
    String body = "[]";
    SmsGatewayStandIn.report(RECEIPTS, FIRST, body).statusCode(202);
    SmsGatewayStandIn.report(
            RECEIPTS, FIRST, body, Instant.now(), SmsGatewayStandIn.secretOf(SECOND))
        .statusCode(401)
        .body("code", equalTo("CALLBACK_NOT_SIGNED"))
        .body("title", equalTo("未签名"));
    SmsGatewayStandIn.report(
            RECEIPTS,
            FIRST,
            body,
            Instant.now().minusSeconds(400),
            SmsGatewayStandIn.secretOf(FIRST))
        .statusCode(401);
    SmsGatewayStandIn.report(
            RECEIPTS, "sms-3", body, Instant.now(), SmsGatewayStandIn.secretOf(FIRST))
        .statusCode(404);
    SmsGatewayStandIn.report(RECEIPTS, FIRST, "{}").statusCode(400);
  }

  private static void awaitTwoMoreAttempts(Filer filer) {
    int before = Integer.parseInt(column(filer, "attempts"));
    await().atMost(SOON).until(() -> Integer.parseInt(column(filer, "attempts")) >= before + 2);
  }

  private static String column(Filer filer, String name) {
    return String.valueOf(
        TestDatabase.value(
            "select " + name + " from delivery where order_id = ? and channel = 'SMS'",
            filer.order().value()));
  }
}
