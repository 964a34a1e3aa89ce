package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
class ErasureTest extends VerifyingTest {

  @Test
  @DisplayName("R-EXP-4: the phones are erased, what the verification came to stays")
  void erases_the_phones_and_keeps_the_outcome() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    enter(phone, codeOf(phone), TAIL).statusCode(200);

    // when
    erase(order.id());
    erase(order.id());

    // then
    assertThat(rows("verification_phone", order)).isZero();
    assertThat(rows("sms_dispatch", order)).isZero();
    view(order.id(), "filer-a")
        .statusCode(200)
        .body("state", equalTo("VERIFIED"))
        .body("phones", empty());
  }

  @Test
  @DisplayName("R-EXP-4: nothing that arrives after the erasure brings phones back")
  void takes_no_phone_of_an_erased_order() {
    // given
    AnOrder order =
        new AnOrder(sealer)
            .with(
                AnOrder.newPhone(),
                TAIL,
                org.openbeian.contracts.order.SmsRecipient.Role.SUBJECT_PRINCIPAL);
    erase(order.id());

    // when
    UUID late = TestTopics.publish(order.forwarded());

    // then
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcome(late)));
    assertThat(rows("verification", order)).isZero();
    assertThat(rows("sms_dispatch", order)).isZero();
  }

  private static void erase(OrderId order) {
    UUID event = TestTopics.publish(new PersonalDataErased(order, 1));
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcome(event)));
  }

  private static String outcome(UUID event) {
    return TestDatabase.value("select outcome from inbox where event_id = ?", event);
  }

  private static long rows(String table, AnOrder order) {
    return TestDatabase.count(
        "select count(*) from " + table + " where order_id = ?", order.id().value());
  }
}
