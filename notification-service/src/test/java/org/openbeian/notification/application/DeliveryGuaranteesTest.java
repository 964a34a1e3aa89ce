package org.openbeian.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.notification.Filer.SOON;
import static org.openbeian.notification.Filer.aFiler;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.NoticeFailed;
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
class DeliveryGuaranteesTest {

  @Inject Sealer sealer;
  @Inject MeterRegistry meters;
  @Inject ForgetRecipients forget;
  @Inject DeliveryBacklog backlog;

  @AfterEach
  void everything_works_again() {
    SmsGatewayStandIn.outage(false);
    TestDatabase.update("drop trigger if exists refuse_record on delivery");
  }

  @Test
  @DisplayName("R-NOT-1: what was sent is not sent again because the database refuses the record")
  void what_was_sent_is_not_sent_again_because_the_database_refuses_the_record() {
    // given
    Filer filer = aFiler();
    String sequence = databaseRefusesTheFirstRecords(filer);

    // when
    TestTopics.publish(filer.withdrawn(sealer));

    // then
    filer.awaitAnnounced(SMS, 1);
    filer.awaitAnnounced(EMAIL, 1);
    assertThat(TestDatabase.count("select last_value from " + sequence)).isGreaterThan(4);
    assertThat(filer.texts()).hasSize(1);
    assertThat(filer.mails()).hasSize(1);
    assertThat(
            TestDatabase.count(
                "select sum(attempts) from delivery where order_id = ?", filer.order().value()))
        .isEqualTo(2);
  }

  @Test
  @DisplayName("R-NOT-1: a crash after sending: sent again after the lease, under the same name")
  void after_a_crash_it_is_sent_again_under_the_same_name() throws Exception {
    // given a worker that sends and dies before it can record anything
    Filer filer = aFiler();
    SmsGatewayStandIn.outage(true);
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(EMAIL, 1);
    UUID sms = delivery(filer, "SMS");
    SmsGatewayStandIn.outage(false);
    filer.awaitAnnounced(SMS, 1);

    // when its leases end without a record
    TestDatabase.update(
        "update delivery set state = 'SENDING', done_at = null, due_at = give_up_at - interval '1 day',"
            + " recipient = ? where id = ?",
        sealer.seal(filer.phone()).token(),
        sms);
    UUID mail = delivery(filer, "EMAIL");
    TestDatabase.update(
        "update delivery set state = 'SENDING', done_at = null, due_at = give_up_at - interval '1 day',"
            + " recipient = ? where id = ?",
        sealer.seal(filer.email()).token(),
        mail);

    // then
    filer.awaitAnnounced(SMS, 2);
    filer.awaitAnnounced(EMAIL, 2);
    assertThat(filer.texts()).as("the gateway knows the key").hasSize(1);
    assertThat(filer.mails()).as("SMTP knows none").hasSize(2);
    assertThat(filer.mails().get(1).getMessageID())
        .isEqualTo(filer.mails().get(0).getMessageID())
        .isEqualTo("<" + mail + "@openbeian>");
  }

  @Test
  @DisplayName("R-NOT-1: dead after a day: an event, a metric, and a recipient kept for the desk")
  void dead_after_a_day_with_an_event_a_metric_and_a_recipient_for_the_desk() throws Throwable {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.count(
                        "select max(attempts) from delivery where order_id = ? and channel = 'SMS'",
                        filer.order().value())
                    >= 2);
    UUID sms = delivery(filer, "SMS");
    double lost = lost("given-up");

    // when
    TestDatabase.update(
        "update delivery set queued_at = queued_at - interval '23 hours' where id = ?", sms);
    VertxContextSupport.subscribeAndAwait(() -> backlog.look());

    // then
    assertThat(meters.get("beian.notices.waiting").tag("channel", "SMS").gauge().value())
        .isGreaterThanOrEqualTo(1);
    assertThat(meters.get("beian.notices.oldest").tag("channel", "SMS").timeGauge().value())
        .as("milliseconds or seconds, at least 22 hours")
        .isGreaterThan(22 * 3600);

    // and when
    TestDatabase.update(
        "update delivery set give_up_at = give_up_at - interval '24 hours' where id = ?", sms);

    // then
    await()
        .atMost(SOON)
        .until(
            () ->
                TestTopics.events(Topic.NOTIFICATIONS, filer.order()).stream()
                    .anyMatch(NoticeFailed.class::isInstance));
    assertThat(lost("given-up")).isEqualTo(lost + 1);
    assertThat(TestDatabase.value("select recipient from delivery where id = ?", sms))
        .isNotNull()
        .doesNotContain(filer.phone());

    // and when
    VertxContextSupport.subscribeAndAwait(() -> forget.forget());
    assertThat(TestDatabase.value("select recipient from delivery where id = ?", sms)).isNotNull();
    TestDatabase.update(
        "update delivery set forget_at = forget_at - interval '7 days' where id = ?", sms);
    VertxContextSupport.subscribeAndAwait(() -> forget.forget());

    // then
    assertThat(TestDatabase.value("select recipient from delivery where id = ?", sms)).isNull();
  }

  @Test
  void a_refusal_is_counted_apart() {
    // given
    double lost = refusedMails();
    Filer filer = aFiler().withEmail("a@example.com\r\nBcc: b@example.com");

    // when
    TestTopics.publish(filer.withdrawn(sealer));

    // then
    await().atMost(SOON).until(() -> refusedMails() == lost + 1);
    assertThat(MailServer.mailsTo("b@example.com")).isEmpty();
  }

  @Test
  void a_failure_without_a_name_is_no_delivery() {
    assertThat(DeliveryWorker.cause(new RuntimeException() {})).isNotEmpty();
  }

  private double lost(String reason) {
    return meters.counter("beian.notices.failed", "channel", "SMS", "reason", reason).count();
  }

  private double refusedMails() {
    return meters.counter("beian.notices.failed", "channel", "EMAIL", "reason", "refused").count();
  }

  private static UUID delivery(Filer filer, String channel) {
    return UUID.fromString(
        String.valueOf(
            TestDatabase.value(
                "select id from delivery where order_id = ? and channel = ?",
                filer.order().value(),
                channel)));
  }

  /**
   * The database refuses to record four times; a sequence counts on though its transaction ends.
   */
  private static String databaseRefusesTheFirstRecords(Filer filer) {
    String sequence = "refused_" + UUID.randomUUID().toString().replace("-", "");
    TestDatabase.update("create sequence " + sequence);
    TestDatabase.update(
        "create or replace function refuse_record() returns trigger language plpgsql as $$ begin if"
            + " nextval('"
            + sequence
            + "') <= 4 then raise exception 'refused'; end if; return new; end $$");
    TestDatabase.update(
        "create trigger refuse_record before update on delivery for each row when (new.state ="
            + " 'DELIVERED' and new.order_id = '"
            + filer.order()
            + "') execute function refuse_record()");
    return sequence;
  }
}
