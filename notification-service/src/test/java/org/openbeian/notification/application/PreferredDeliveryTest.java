package org.openbeian.notification.application;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.IN_SITE;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.notification.Filer.SOON;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.NoticeFailed;
import org.openbeian.contracts.order.Duty;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.notification.Filer;
import org.openbeian.notification.Lead;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.domain.QuietHours;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** What accounts chose, and the hours of the day, from the event to the phone and the mailbox. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class PreferredDeliveryTest {

  private static final String QUIET_AT_NIGHT =
      "{\"quietHours\": {\"on\": true, \"from\": \"22:00\", \"to\": \"08:00\"}}";
  private static final String ONE_MAIL_A_DAY = "{\"reminderDigest\": \"DAILY\"}";

  @Inject Sealer sealer;

  private final String user = TestTokens.newFiler();
  private final Filer filer = Filer.ofAccount(TestTokens.accountOf(user));
  private LocalDate today;
  private boolean mailIsAway;

  @BeforeEach
  void a_day_that_is_still_to_come() {
    today = LocalDateTime.ofInstant(TestClock.now(), QuietHours.BEIJING).toLocalDate().plusDays(1);
  }

  @AfterEach
  void back_to_business_as_usual() {
    TestClock.restore();
    if (mailIsAway) {
      MailServer.comeBack();
    }
  }

  @Test
  @DisplayName("R-NOT-1: what is switched off on a channel does not come on it, and only that")
  void what_is_switched_off_does_not_come() {
    // given
    choose(
        "{\"notices\": [{\"notice\": \"order-withdrawn\", \"channels\": [{\"channel\": \"SMS\","
            + " \"on\": false}]}, {\"notice\": \"order-abandoned\", \"channels\": [{\"channel\":"
            + " \"EMAIL\", \"on\": false}]}]}");

    // when
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));

    // then
    filer.awaitAnnounced(EMAIL, 1);
    filer.awaitAnnounced(SMS, 1);
    filer.awaitAnnounced(IN_SITE, 2);
    assertThat(filer.subjects()).containsExactly("备案订单已撤销提交");
    assertThat(filer.texts()).hasSize(1).first().asString().contains("已放弃");
    assertThat(open(filer)).isZero();
  }

  @Test
  @DisplayName("R-NOT-1: what is legally required comes, whatever was chosen before it was")
  void what_is_legally_required_comes() {
    // given
    TestDatabase.update(
        "insert into notification_preference (account, person, version, choices) values (?, '', 1,"
            + " '{\"off\": {\"filing-granted\": [\"SMS\", \"EMAIL\", \"IN_SITE\"]}}')",
        filer.account());

    // when
    TestTopics.publish(filer.granted(sealer));

    // then
    for (var channel : List.of(IN_SITE, EMAIL, SMS)) {
      filer.awaitAnnounced(channel, 1);
    }
  }

  @Test
  @DisplayName("R-NOT-1: the language that was chosen goes before that of the event")
  void comes_in_the_language_that_was_chosen() {
    choose("{\"language\": \"en\"}");

    TestTopics.publish(filer.withdrawn(sealer));

    filer.awaitMails(1);
    assertThat(filer.subjects()).containsExactly("Submission withdrawn");
  }

  @Test
  @DisplayName("R-NOT-1: one of the staff chooses for themselves alone")
  void one_of_the_staff_chooses_for_themselves_alone() {
    // given
    Lead choosy = Lead.called("choosy-" + UUID.randomUUID());
    Lead other = Lead.called("lead-2");
    TestDatabase.update(
        "insert into notification_preference (account, person, version, choices) values (?, ?, 1,"
            + " '{\"language\": \"ENGLISH\"}')",
        choosy.account(),
        choosy.user());

    // when
    TestTopics.publish(Lead.late(filer.order(), sealer, choosy, other));

    // then
    await().atMost(SOON).until(() -> MailServer.mailsTo(other.email()).size() == 1);
    await().atMost(SOON).until(() -> MailServer.mailsTo(choosy.email()).size() == 1);
    assertThat(subject(MailServer.mailsTo(choosy.email()).get(0)))
        .isEqualTo("A review is later than promised");
    assertThat(subject(MailServer.mailsTo(other.email()).get(0))).isEqualTo("审核任务已超过办理时限");
  }

  @Test
  @DisplayName("R-NOT-1: at night a text waits until morning in Beijing, mail and in-site do not")
  void at_night_a_text_waits_until_morning() {
    // given
    choose(QUIET_AT_NIGHT);
    at("22:00");

    // when
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));

    // then
    filer.awaitAnnounced(EMAIL, 2);
    filer.awaitAnnounced(IN_SITE, 2);
    assertThat(states(filer, "SMS")).containsExactly("HELD", "HELD");

    // and when
    today = today.plusDays(1);
    at("07:59:58");
    lookOnce();

    // then
    assertThat(states(filer, "SMS")).containsExactly("HELD", "HELD");

    // and when
    at("08:00");

    // then
    filer.awaitAnnounced(SMS, 2);
    assertThat(filer.texts().get(0)).contains("已撤销提交");
    assertThat(filer.texts().get(1)).contains("已放弃");
  }

  @Test
  @DisplayName("R-NOT-1: what waited for the morning has a day from then on, in system time")
  void what_waited_has_a_day_from_then_on() {
    // given
    choose(QUIET_AT_NIGHT);
    at("23:00");
    TestTopics.publish(filer.withdrawn(sealer));
    await().atMost(SOON).until(() -> states(filer, "SMS").equals(List.of("HELD")));
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and channel = 'SMS' and due_at >"
                    + " clock_timestamp() + interval '1 year'",
                filer.order().value()))
        .isEqualTo(1);

    // when
    today = today.plusDays(1);
    at("08:00");

    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and channel = 'SMS' and"
                    + " give_up_at between clock_timestamp() + interval '23 hours' and"
                    + " clock_timestamp() + interval '24 hours'",
                filer.order().value()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("R-NOT-1: what is urgent comes at night, after what waits of its order")
  void what_is_urgent_comes_at_night_and_in_its_order() {
    // given
    Filer another = filer.withAnotherOrder();
    choose(QUIET_AT_NIGHT);
    at("23:30");
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(another.abandoned(sealer));

    // when
    TestTopics.publish(filer.forwarded(sealer));

    // then
    filer.awaitAnnounced(SMS, 2);
    assertThat(filer.texts()).hasSize(2);
    assertThat(filer.texts().get(0)).contains("已撤销提交");
    assertThat(filer.texts().get(1)).contains("24");
    await().atMost(SOON).until(() -> states(another, "SMS").equals(List.of("HELD")));

    // and when what was let go is due once more
    today = today.plusDays(1);
    at("08:00");

    // then
    another.awaitAnnounced(SMS, 1);
    assertThat(filer.texts()).hasSize(3);
    assertThat(filer.announced(SMS)).isEqualTo(2);
  }

  @Test
  @DisplayName("R-NOT-1: who switches quiet hours off gets at once what they held back")
  void who_switches_quiet_hours_off_gets_what_they_held_back() {
    // given
    choose(QUIET_AT_NIGHT);
    at("23:30");
    TestTopics.publish(filer.withdrawn(sealer));
    await().atMost(SOON).until(() -> states(filer, "SMS").equals(List.of("HELD")));

    // when hours in which it is quiet still
    choose("{\"quietHours\": {\"on\": true, \"from\": \"21:00\", \"to\": \"07:00\"}}");
    assertThat(states(filer, "SMS")).containsExactly("HELD");
    choose("{}");

    // then
    filer.awaitAnnounced(SMS, 1);
  }

  @Test
  @DisplayName("R-NOT-1: reminders of a day come in one mail at nine, each with its record")
  void reminders_of_a_day_come_in_one_mail() throws Exception {
    // given
    Filer another = filer.withAnotherOrder();
    Filer stranger = Filer.aFiler();
    choose(ONE_MAIL_A_DAY);
    at("08:00");

    // when
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(filer.reminded(sealer, Duty.COPYRIGHT_LINE));
    TestTopics.publish(another.reminded(sealer, Duty.PUBLIC_SECURITY_FILING));
    TestTopics.publish(stranger.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(filer.granted(sealer));

    // then nothing else waits for the digest, neither channel nor account nor order
    filer.awaitAnnounced(IN_SITE, 3);
    filer.awaitAnnounced(SMS, 3);
    another.awaitAnnounced(SMS, 1);
    stranger.awaitAnnounced(EMAIL, 1);
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(filer.subjects()).containsExactly("备案已通过：浙ICP备2026000001号");
    assertThat(states(filer, "EMAIL")).containsExactly("COLLECTED", "COLLECTED", "DELIVERED");

    // and when
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 3);
    another.awaitAnnounced(EMAIL, 1);
    assertThat(filer.subjects()).hasSize(2).last().isEqualTo("备案提醒汇总：3 条");
    MimeMultipart parts = (MimeMultipart) filer.mails().get(1).getContent();
    String text = parts.getBodyPart(0).getContent().toString();
    String html = parts.getBodyPart(1).getContent().toString();
    assertThat(text)
        .contains(
            "共 3 条",
            "1. 备案通过后的待办事项",
            "在网站底部标明备案号",
            "2. 备案通过后的待办事项",
            "在网站底部标明版权所有",
            "3. 备案通过后的待办事项",
            "办理公安联网备案",
            filer.order().toString(),
            another.order().toString())
        .doesNotContain("另有", stranger.order().toString());
    assertThat(html).contains("备案提醒汇总：3 条", "办理公安联网备案", "<html lang=\"zh-CN\"");
    assertThat(open(filer)).isZero();

    // and when one comes after the day's mail
    TestTopics.publish(filer.reminded(sealer, Duty.COMMERCIAL_LICENCE));
    filer.awaitAnnounced(IN_SITE, 4);
    at("23:59");
    lookOnce();
    assertThat(filer.mails()).hasSize(2);
    today = today.plusDays(1);
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 4);
    assertThat(filer.subjects()).hasSize(3).last().isEqualTo("备案提醒汇总：1 条");
  }

  @Test
  @DisplayName("R-NOT-1: a digest comes in the language that was chosen")
  void a_digest_comes_in_the_language_that_was_chosen() throws Exception {
    // given
    choose("{\"reminderDigest\": \"DAILY\", \"language\": \"en\"}");
    at("08:00");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    filer.awaitAnnounced(IN_SITE, 1);

    // when
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(filer.subjects()).containsExactly("Reminders about your filings: 1");
    MimeMultipart parts = (MimeMultipart) filer.mails().get(0).getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains(
            "1. Still to be done after your filing was granted", "show the number at the foot");
  }

  @Test
  @DisplayName("R-NOT-1: no reminder is added to a mail that has gone, though the clock is behind")
  void no_reminder_is_added_to_a_mail_that_has_gone() {
    // given
    choose(ONE_MAIL_A_DAY);
    at("08:59");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    filer.awaitAnnounced(IN_SITE, 1);
    at("09:00");
    filer.awaitAnnounced(EMAIL, 1);

    // when
    at("08:59");
    TestTopics.publish(filer.reminded(sealer, Duty.COPYRIGHT_LINE));
    filer.awaitAnnounced(IN_SITE, 2);
    at("12:00");
    lookOnce();

    // then
    assertThat(filer.mails()).hasSize(1);

    // and when
    today = today.plusDays(1);
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 2);
    assertThat(filer.mails()).hasSize(2);
  }

  @Test
  @DisplayName("R-NOT-1: a digest that somebody is adding to waits for them")
  void a_digest_that_somebody_is_adding_to_waits_for_them() throws Exception {
    // given
    choose(ONE_MAIL_A_DAY);
    at("08:59");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    filer.awaitAnnounced(IN_SITE, 1);
    try (Connection adding = TestDatabase.connect();
        Statement statement = adding.createStatement()) {
      adding.setAutoCommit(false);
      statement.execute(
          "update reminder_digest set day = day where account = '" + filer.account() + "'");

      // when
      at("09:00");
      lookOnce();

      // then
      assertThat(filer.mails()).isEmpty();

      // and when
      adding.commit();
    }

    // then
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(filer.mails()).hasSize(1);
  }

  @Test
  @DisplayName("R-NOT-1: an outage at nine delays the digest, and a crash repeats it recognisably")
  void a_digest_outlives_outage_and_crash() throws Exception {
    // given
    choose(ONE_MAIL_A_DAY);
    at("08:00");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(filer.reminded(sealer, Duty.COPYRIGHT_LINE));
    filer.awaitAnnounced(IN_SITE, 2);
    mailIsAway = true;
    MailServer.goAway();

    // when
    at("09:00");
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from delivery d where d.notice_id is null and d.attempts"
                            + " >= 2 and d.id in (select c.digest_id from delivery c where"
                            + " c.order_id = ?)",
                        filer.order().value())
                    == 1);
    assertThat(states(filer, "EMAIL")).containsExactly("COLLECTED", "COLLECTED");
    MailServer.comeBack();
    mailIsAway = false;

    // then
    filer.awaitAnnounced(EMAIL, 2);
    assertThat(filer.mails()).hasSize(1);

    // and when the record of it is lost
    UUID digest =
        UUID.fromString(
            TestDatabase.value(
                "select digest_id from delivery where order_id = ? and digest_id is not null",
                filer.order().value()));
    TestDatabase.update(
        "update delivery set done_at = null, state = 'COLLECTED', recipient = ? where digest_id ="
            + " ?",
        sealer.seal(filer.email()).token(),
        digest);
    TestDatabase.update(
        "update delivery set done_at = null, state = 'SENDING', due_at = clock_timestamp(),"
            + " recipient = ? where id = ?",
        sealer.seal(filer.email()).token(),
        digest);

    // then
    filer.awaitAnnounced(EMAIL, 4);
    assertThat(filer.mails()).hasSize(2);
    assertThat(filer.mails().get(1).getMessageID())
        .isEqualTo(filer.mails().get(0).getMessageID())
        .isEqualTo("<" + digest + "@openbeian>");
  }

  @Test
  @DisplayName("R-NOT-1: a digest that no server will take fails for each of its reminders")
  void a_digest_that_no_server_will_take_fails_for_each() {
    // given
    Filer unreachable = filer.withEmail("no address at all");
    choose(ONE_MAIL_A_DAY);
    at("08:00");
    TestTopics.publish(unreachable.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(unreachable.reminded(sealer, Duty.COPYRIGHT_LINE));
    unreachable.awaitAnnounced(IN_SITE, 2);

    // when
    at("09:00");

    // then
    await().atMost(SOON).until(() -> failures(unreachable).size() == 2);
    assertThat(failures(unreachable))
        .allMatch(failed -> failed.channel() == EMAIL)
        .allMatch(failed -> failed.cause().equals("not an e-mail address"))
        .extracting(NoticeFailed::noticeId)
        .doesNotHaveDuplicates();
    assertThat(open(unreachable)).isZero();
  }

  @Test
  @DisplayName("R-NOT-1: an account with two addresses has its reminders at each, none at both")
  void an_account_with_two_addresses_has_a_mail_at_each() {
    // given
    Filer colleague = filer.withAnotherOrder().withEmail("c" + filer.email());
    choose(ONE_MAIL_A_DAY);
    at("08:00");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(colleague.reminded(sealer, Duty.COPYRIGHT_LINE));
    filer.awaitAnnounced(IN_SITE, 1);
    colleague.awaitAnnounced(IN_SITE, 1);

    // when
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 1);
    colleague.awaitAnnounced(EMAIL, 1);
    assertThat(filer.subjects()).containsExactly("备案提醒汇总：1 条");
    assertThat(colleague.subjects()).containsExactly("备案提醒汇总：1 条");
  }

  @Test
  @DisplayName("R-EXP-4: a digest says nothing of what was erased")
  void a_digest_says_nothing_of_what_was_erased() throws Exception {
    // given
    Filer erased = filer.withAnotherOrder();
    choose(ONE_MAIL_A_DAY);
    at("08:00");
    TestTopics.publish(erased.reminded(sealer, Duty.FOOTER_NUMBER));
    TestTopics.publish(filer.reminded(sealer, Duty.COPYRIGHT_LINE));
    filer.awaitAnnounced(IN_SITE, 1);
    erased.awaitAnnounced(IN_SITE, 1);

    // when
    UUID event = TestTopics.publish(new PersonalDataErased(erased.order(), 1));
    awaitApplied(event);
    at("09:00");

    // then
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(filer.subjects()).containsExactly("备案提醒汇总：1 条");
    MimeMultipart parts = (MimeMultipart) filer.mails().get(0).getContent();
    assertThat(parts.getBodyPart(0).getContent().toString())
        .doesNotContain(erased.order().toString());
    assertThat(erased.announced(EMAIL)).isZero();
  }

  @Test
  @DisplayName("R-EXP-4: of reminders that are all erased there is no mail")
  void of_reminders_that_are_all_erased_there_is_no_mail() {
    // given
    choose(ONE_MAIL_A_DAY);
    at("08:00");
    TestTopics.publish(filer.reminded(sealer, Duty.FOOTER_NUMBER));
    filer.awaitAnnounced(IN_SITE, 1);
    mailIsAway = true;
    MailServer.goAway();
    at("09:00");
    String carried =
        "select count(*) from delivery d where d.notice_id is null and d.done_at is %s and d.id in"
            + " (select c.digest_id from delivery c where c.order_id = ?)";
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.count(
                        carried.formatted("null and d.attempts > 0"), filer.order().value())
                    == 1);

    // when
    awaitApplied(TestTopics.publish(new PersonalDataErased(filer.order(), 1)));

    // then
    await()
        .atMost(SOON)
        .until(() -> TestDatabase.count(carried.formatted("not null"), filer.order().value()) == 1);
    MailServer.comeBack();
    mailIsAway = false;
    assertThat(filer.mails()).isEmpty();
    assertThat(filer.announced(EMAIL)).isZero();
  }

  private void at(String time) {
    TestClock.moveTo(today.atTime(LocalTime.parse(time)).atZone(QuietHours.BEIJING).toInstant());
  }

  /** What was due before this has been looked at when it is done. */
  private void lookOnce() {
    Filer witness = Filer.aFiler();
    TestTopics.publish(witness.granted(sealer));
    witness.awaitAnnounced(EMAIL, 1);
    witness.awaitAnnounced(SMS, 1);
    await()
        .atMost(SOON)
        .until(
            () -> (int) given().get("/sandbox/pending").then().extract().path("deliveries") == 0);
  }

  private void choose(String body) {
    given()
        .auth()
        .oauth2(TestTokens.of(user))
        .contentType("application/json")
        .header("If-Match", "*")
        .body(body)
        .put("/api/v1/notification-preferences")
        .then()
        .statusCode(200);
  }

  private static void awaitApplied(UUID event) {
    await()
        .atMost(SOON)
        .until(
            () ->
                "APPLIED"
                    .equals(
                        TestDatabase.value("select outcome from inbox where event_id = ?", event)));
  }

  private static List<String> states(Filer filer, String channel) {
    String states =
        TestDatabase.value(
            "select string_agg(state, ' ' order by position) from delivery where order_id = ? and"
                + " channel = ?",
            filer.order().value(),
            channel);
    return states == null ? List.of() : List.of(states.split(" "));
  }

  private static long open(Filer filer) {
    return TestDatabase.count(
        "select count(*) from delivery where order_id = ? and done_at is null",
        filer.order().value());
  }

  private static List<NoticeFailed> failures(Filer filer) {
    return TestTopics.events(Topic.NOTIFICATIONS, filer.order()).stream()
        .filter(NoticeFailed.class::isInstance)
        .map(NoticeFailed.class::cast)
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
