package org.openbeian.notification.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.IN_SITE;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.notification.Filer.SOON;
import static org.openbeian.notification.Filer.aFiler;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.contracts.notification.NoticeFailed;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class DeliveryTest {

  @Inject Sealer sealer;

  private boolean mailIsAway;

  @AfterEach
  void everything_works_again() {
    SmsGatewayStandIn.outage(false);
    if (mailIsAway) {
      mailComesBack();
    }
  }

  @Test
  @DisplayName("R-NOT-1: a notice arrives once on each channel though its event comes five times")
  void a_notice_arrives_once_on_each_channel_though_its_event_comes_five_times() throws Exception {
    // given
    Filer filer = aFiler();
    UUID id = UUID.randomUUID();
    // when
    for (int delivery = 0; delivery < 5; delivery++) {
      TestTopics.publish(id, filer.withdrawn(sealer));
    }
    TestTopics.publish(filer.abandoned(sealer));
    // then
    for (var channel : List.of(IN_SITE, EMAIL, SMS)) {
      filer.awaitAnnounced(channel, 2);
    }
    assertThat(filer.subjects()).containsExactly("备案订单已撤销提交", "备案订单已放弃");
    assertThat(filer.texts()).hasSize(2).first().asString().contains("已撤销提交");
    assertThat(TestDatabase.count("select count(*) from notice where account = ?", filer.account()))
        .isEqualTo(2);
    assertThat(TestTopics.events(Topic.NOTIFICATIONS, filer.order()))
        .hasSize(6)
        .allMatch(NoticeDelivered.class::isInstance);
    MimeMessage mail = filer.mails().get(0);
    assertThat(mail.getMessageID())
        .isEqualTo(
            "<"
                + TestDatabase.value(
                    "select id from delivery where order_id = ? and channel = 'EMAIL' order by"
                        + " position",
                    filer.order().value())
                + "@openbeian>");
  }

  @Test
  void a_mail_has_text_and_html_of_the_same_words() throws Exception {
    // given
    Filer filer = aFiler().readingEnglish();
    Reason reason =
        new Reason(
            "services[0].name", "NAME_UNRELATED", "R-NAME-1", "<b>Name</b> unrelated", "Use\nit");
    // when
    TestTopics.publish(filer.returned(sealer, ReturnReason.CHANGES_REQUESTED, reason));
    filer.awaitMails(1);
    // then
    MimeMessage mail = filer.mails().get(0);
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    String text = parts.getBodyPart(0).getContent().toString();
    String html = parts.getBodyPart(1).getContent().toString();
    assertThat(mail.getSubject()).isEqualTo("Please complete your filing");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("OpenBeian <noreply@openbeian.example>");
    assertThat(text)
        .contains(
            "Hello,", filer.order().toString(), "1. <b>Name</b> unrelated (services[0].name)");
    assertThat(html)
        .contains(">Hello,</p>", filer.order().toString(), "&lt;b&gt;Name&lt;/b&gt; unrelated");
  }

  @Test
  void a_filer_is_told_the_steps_in_their_order() {
    // given
    Filer filer = aFiler();
    // when
    TestTopics.publish(filer.returned(sealer, ReturnReason.SMS_TIMED_OUT));
    TestTopics.publish(filer.sentToBureau(sealer));
    TestTopics.publish(filer.returned(sealer, ReturnReason.BUREAU_REJECTED));
    TestTopics.publish(filer.granted(sealer));
    // then
    filer.awaitMails(4);
    filer.awaitTexts(4);
    assertThat(filer.subjects())
        .containsExactly("短信核验超时，订单已退回", "已提交管局审核", "管局审核未通过，订单已退回", "备案已通过：浙ICP备2026000001号");
    assertThat(filer.texts().get(3)).contains("浙ICP备2026000001号");
  }

  @Test
  @DisplayName("R-EXP-1: warnings at 30 and 40 days and the deletion reach all three channels")
  void warnings_at_30_and_40_days_and_the_deletion_reach_all_three_channels() {
    // given
    Filer filer = aFiler();
    // when
    TestTopics.publish(filer.warned(sealer, 30));
    TestTopics.publish(filer.warned(sealer, 40));
    TestTopics.publish(filer.expired(sealer));
    // then
    for (var channel : List.of(IN_SITE, EMAIL, SMS)) {
      filer.awaitAnnounced(channel, 3);
    }
    assertThat(filer.texts().get(0)).contains("30天", "2027-01-01 00:30");
    assertThat(filer.texts().get(1)).contains("40天");
    assertThat(filer.texts().get(2)).contains("45天", "已删除");
  }

  @Test
  @DisplayName("R-PERM-2, R-NOT-1: a revocation reaches the filer everywhere")
  void a_revocation_reaches_the_filer_everywhere() throws Exception {
    // given
    Filer filer = aFiler();
    // when
    TestTopics.publish(
        filer.revoked(sealer, false, new Reason(null, "1008", null, "主办单位证件无效", null)));
    // then
    for (var channel : List.of(IN_SITE, EMAIL, SMS)) {
      filer.awaitAnnounced(channel, 1);
    }
    assertThat(filer.subjects()).containsExactly("备案已被管局撤销：浙ICP备2026000001号");
    assertThat(filer.texts().get(0)).contains("浙ICP备2026000001号").doesNotContain("证件无效");
    MimeMultipart parts = (MimeMultipart) filer.mails().get(0).getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("浙ICP备2026000001号-2A", "1. 主办单位证件无效");
  }

  @Test
  void an_account_without_phone_and_mail_has_its_in_site_message() {
    // given
    Filer filer = aFiler();
    // when
    TestTopics.publish(Filer.withdrawn(filer.order(), filer.recipientInSiteOnly()));
    // then
    filer.awaitAnnounced(IN_SITE, 1);
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ?", filer.order().value()))
        .isZero();
  }

  @Test
  void mail_waits_for_its_server_while_sms_goes_on() {
    // given
    mailGoesAway();
    Filer filer = aFiler();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    // then
    filer.awaitAnnounced(SMS, 1);
    awaitAttempts(filer, "EMAIL", 2);
    // and when
    mailComesBack();
    // then
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(filer.mails()).hasSize(1);
  }

  @Test
  void sms_waits_for_its_gateway_while_mail_goes_on() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    // then
    filer.awaitAnnounced(EMAIL, 2);
    awaitAttempts(filer, "SMS", 3);
    assertThat(filer.texts()).isEmpty();
    // and when
    SmsGatewayStandIn.outage(false);
    // then
    filer.awaitAnnounced(SMS, 2);
    assertThat(filer.texts()).hasSize(2).last().asString().contains("已放弃");
  }

  @Test
  void gives_up_after_a_day_of_system_time_and_goes_on_with_the_next() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    awaitAttempts(filer, "SMS", 2);
    // when
    TestClock.advance(Duration.ofDays(2));
    awaitAttempts(filer, "SMS", 4);
    // then
    assertThat(state(filer, "SMS")).isIn("WAITING", "SENDING");
    // and when
    TestDatabase.update(
        "update delivery set give_up_at = give_up_at - interval '24 hours' where order_id = ?",
        filer.order().value());
    // then
    await().atMost(SOON).until(() -> failures(filer).size() == 1);
    NoticeFailed failed = failures(filer).get(0);
    assertThat(failed.channel()).isEqualTo(SMS);
    assertThat(failed.template()).isEqualTo("order-withdrawn");
    assertThat(failed.cause()).isEqualTo("HTTP 503");
    assertThat(state(filer, "SMS")).isEqualTo("FAILED");
    // and when
    SmsGatewayStandIn.outage(false);
    TestTopics.publish(filer.abandoned(sealer));
    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(filer.texts()).hasSize(1).first().asString().contains("已放弃");
  }

  @Test
  void what_no_server_will_ever_take_fails_at_once() {
    // given
    Filer filer = aFiler().withEmail("no address at all");
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    // then
    await().atMost(SOON).until(() -> failures(filer).size() == 1);
    assertThat(failures(filer).get(0).cause()).isEqualTo("not an e-mail address");
    assertThat(state(filer, "EMAIL")).isEqualTo("FAILED");
  }

  @Test
  void takes_over_what_a_dead_worker_left_behind() {
    // given
    Filer filer = aFiler();
    SmsGatewayStandIn.outage(true);
    TestTopics.publish(filer.withdrawn(sealer));
    awaitAttempts(filer, "SMS", 1);
    // when
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.update(
                        "update delivery set state = 'SENDING', due_at = clock_timestamp() +"
                            + " interval '1 second' where order_id = ? and channel = 'SMS' and"
                            + " state = 'WAITING'",
                        filer.order().value())
                    == 1);
    SmsGatewayStandIn.outage(false);
    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(filer.texts()).hasSize(1);
  }

  @Test
  void after_a_crash_before_the_record_sms_is_not_repeated_and_mail_is_recognisable()
      throws Exception {
    // given
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(EMAIL, 1);
    filer.awaitAnnounced(SMS, 1);
    // when
    for (String channel : List.of("EMAIL", "SMS")) {
      TestDatabase.update(
          "update delivery set done_at = null, state = 'SENDING', recipient = ? where order_id = ?"
              + " and channel = ?",
          sealer.seal(channel.equals("SMS") ? filer.phone() : filer.email()).token(),
          filer.order().value(),
          channel);
    }
    TestDatabase.update(
        "update delivery set due_at = clock_timestamp() where order_id = ?", filer.order().value());
    // then
    filer.awaitAnnounced(EMAIL, 2);
    filer.awaitAnnounced(SMS, 2);
    assertThat(filer.texts()).hasSize(1);
    assertThat(filer.mails()).hasSize(2);
    assertThat(filer.mails().get(1).getMessageID()).isEqualTo(filer.mails().get(0).getMessageID());
  }

  @Test
  void what_waits_for_a_channel_is_not_pending_but_what_is_due_is() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    awaitAttempts(filer, "SMS", 2);
    // then
    await().atMost(SOON).until(() -> pending() == 0);
    assertThat(state(filer, "SMS")).isIn("WAITING", "SENDING");
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> pending() > 0);
  }

  private static int pending() {
    return given().get("/sandbox/pending").then().extract().path("deliveries");
  }

  private void mailGoesAway() {
    mailIsAway = true;
    MailServer.goAway();
  }

  private void mailComesBack() {
    mailIsAway = false;
    MailServer.comeBack();
  }

  private static void awaitAttempts(Filer filer, String channel, int attempts) {
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.count(
                        "select max(attempts) from delivery where order_id = ? and channel = ?",
                        filer.order().value(),
                        channel)
                    >= attempts);
  }

  private static String state(Filer filer, String channel) {
    return String.valueOf(
        TestDatabase.value(
            "select state from delivery where order_id = ? and channel = ? order by position",
            filer.order().value(),
            channel));
  }

  private static List<NoticeFailed> failures(Filer filer) {
    return TestTopics.events(Topic.NOTIFICATIONS, filer.order()).stream()
        .filter(NoticeFailed.class::isInstance)
        .map(NoticeFailed.class::cast)
        .toList();
  }
}
