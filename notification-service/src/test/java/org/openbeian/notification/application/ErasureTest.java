package org.openbeian.notification.application;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.notification.Filer;
import org.openbeian.notification.Lead;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class ErasureTest {

  @Inject Sealer sealer;

  @AfterEach
  void the_gateway_is_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName("R-EXP-4: words and addresses are erased, that a notice was sent stays")
  void erases_words_and_addresses_and_keeps_the_notice() {
    // given one that is still on its way
    SmsGatewayStandIn.outage(true);
    Filer filer = Filer.aFiler();
    TestTopics.publish(filer.abandoned(sealer));
    filer.awaitAnnounced(Channel.EMAIL, 1);

    // when
    erase(filer);
    erase(filer);

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from notice where order_id = ? and body is null and erased_at is"
                    + " not null and template = 'order-abandoned'",
                filer.order().value()))
        .isEqualTo(1);
    assertThat(
            TestDatabase.count(
                "select count(*) from delivery where order_id = ? and (recipient is not null or"
                    + " done_at is null)",
                filer.order().value()))
        .isZero();
    assertThat(
            TestDatabase.value(
                "select state from delivery where order_id = ? and channel = 'EMAIL'",
                filer.order().value()))
        .isEqualTo("DELIVERED");
  }

  @Test
  @DisplayName("R-EXP-4: what leads were told is erased as well, and stays theirs alone")
  void erases_what_leads_were_told_and_leaves_it_to_them() {
    // given
    Filer filer = Filer.aFiler();
    UUID late = TestTopics.publish(Lead.late(filer.order(), sealer, Lead.called("lead-1")));
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcome(late)));

    // when
    erase(filer);

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from notice n join delivery d on d.notice_id = n.id where"
                    + " n.order_id = ? and n.person = 'lead-1' and n.body is null and d.recipient"
                    + " is null and d.done_at is not null",
                filer.order().value()))
        .isEqualTo(1);
  }

  @Test
  @DisplayName("R-EXP-4: nobody is told anything of an erased order")
  void writes_no_notice_about_an_erased_order() {
    // given
    Filer filer = Filer.aFiler();
    erase(filer);

    // when
    UUID late = TestTopics.publish(filer.abandoned(sealer));

    // then
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcome(late)));
    assertThat(
            TestDatabase.count(
                "select count(*) from notice where order_id = ?", filer.order().value()))
        .isZero();
  }

  private static void erase(Filer filer) {
    UUID event = TestTopics.publish(new PersonalDataErased(filer.order(), 1));
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcome(event)));
  }

  private static String outcome(UUID event) {
    return TestDatabase.value("select outcome from inbox where event_id = ?", event);
  }
}
