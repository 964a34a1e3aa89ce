package org.openbeian.notification.application;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.notification.Filer.SOON;
import static org.openbeian.notification.Filer.aFiler;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeDelivered;
import org.openbeian.notification.Filer;
import org.openbeian.notification.Lead;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class StaffNoticesTest {

  @Inject Sealer sealer;

  private boolean mailIsAway;

  @AfterEach
  void mail_is_back() {
    if (mailIsAway) {
      mailComesBack();
    }
  }

  @Test
  @DisplayName("R-FLOW-10, R-NOT-1: each lead is told once of a late review, in site and by e-mail")
  void each_lead_is_told_once_of_a_late_review() throws MessagingException {
    // given
    OrderId order = new OrderId(UUID.randomUUID());
    Lead first = Lead.called("lead-1");
    Lead second = Lead.called("lead-2").readingEnglish();
    DomainEvent late = Lead.late(order, sealer, first, second);
    UUID id = UUID.randomUUID();

    // when
    for (int delivery = 0; delivery < 3; delivery++) {
      TestTopics.publish(id, late);
    }
    awaitOutcome(TestTopics.publish(Lead.late(order, sealer)), "REJECTED");
    await().atMost(SOON).until(() -> announced(order).size() >= 4);

    // then
    assertThat(TestDatabase.count("select count(*) from notice where order_id = ?", order.value()))
        .isEqualTo(2);
    assertThat(
            TestDatabase.count(
                "select count(*) from notice n join delivery d on d.notice_id = n.id where"
                    + " n.order_id = ? and n.account = 'provider' and n.person in ('lead-1',"
                    + " 'lead-2') and d.person = n.person and d.channel = 'EMAIL'",
                order.value()))
        .isEqualTo(2);
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and channel = 'SMS'",
                order.value()))
        .isZero();
    assertThat(announced(order))
        .hasSize(4)
        .allSatisfy(
            notice -> {
              assertThat(notice.account()).isEqualTo(new AccountId("provider"));
              assertThat(notice.template()).isEqualTo("review-escalated-sla");
              assertThat(notice.channel()).isIn(Channel.IN_SITE, Channel.EMAIL);
            });
    List<MimeMessage> mails = MailServer.mailsTo(first.email());
    assertThat(mails).hasSize(1);
    assertThat(mails.get(0).getSubject()).isEqualTo("审核任务已超过办理时限");
    assertThat(MailServer.mailsTo(second.email()))
        .hasSize(1)
        .first()
        .extracting(StaffNoticesTest::subject)
        .isEqualTo("A review is later than promised");
  }

  @Test
  @DisplayName("R-FLOW-10: a late review of which the leads know already is told to nobody")
  void a_late_review_of_which_the_leads_know_is_told_to_nobody() {
    // given
    OrderId order = new OrderId(UUID.randomUUID());

    // when
    UUID event = TestTopics.publish(Lead.late(order, sealer));

    // then
    awaitOutcome(event, "REJECTED");
    assertThat(TestDatabase.count("select count(*) from notice where order_id = ?", order.value()))
        .isZero();
  }

  @Test
  void a_broken_mailbox_keeps_neither_the_others_nor_the_filer_waiting() {
    // given
    Filer filer = aFiler();
    Lead broken = Lead.called("lead-1");
    Lead other = Lead.called("lead-2");
    mailGoesAway();
    TestTopics.publish(Lead.late(filer.order(), sealer, broken, other));
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.update(
                        "update delivery set due_at = clock_timestamp() + interval '1 hour' where"
                            + " order_id = ? and person = 'lead-1' and state = 'WAITING' and"
                            + " attempts > 0",
                        filer.order().value())
                    == 1);

    // when
    TestTopics.publish(filer.withdrawn(sealer));
    mailComesBack();

    // then
    filer.awaitMails(1);
    await().atMost(SOON).until(() -> MailServer.mailsTo(other.email()).size() == 1);
    assertThat(MailServer.mailsTo(broken.email())).isEmpty();
  }

  private static List<NoticeDelivered> announced(OrderId order) {
    return TestTopics.events(Topic.NOTIFICATIONS, order).stream()
        .map(NoticeDelivered.class::cast)
        .toList();
  }

  private static void awaitOutcome(UUID event, String outcome) {
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                outcome.equals(
                    TestDatabase.value("select outcome from inbox where event_id = ?", event)));
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void mailGoesAway() {
    mailIsAway = true;
    MailServer.goAway();
  }

  private void mailComesBack() {
    mailIsAway = false;
    MailServer.comeBack();
  }
}
