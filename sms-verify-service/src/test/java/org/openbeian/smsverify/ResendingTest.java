package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.smsverify.SmsCodeIssued;
import org.openbeian.testkit.SmsGatewayStandIn;

@QuarkusTest
class ResendingTest extends VerifyingTest {

  @Test
  @DisplayName(
      "R-SMS-6: two resends, none of which lengthens the 24 hours; the third sends nothing")
  void resends_twice_and_no_more() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String expiresAt = view(order.id(), "filer-a").extract().path("expiresAt");

    // when
    resend(phone, TAIL)
        .statusCode(202)
        .body("resendsLeft", equalTo(1))
        .body("expiresAt", equalTo(expiresAt));
    published(order, SmsCodeIssued.class, 2);
    resend(phone, TAIL).statusCode(202).body("resendsLeft", equalTo(0));
    published(order, SmsCodeIssued.class, 3);
    resend(phone, TAIL)
        .statusCode(429)
        .body("code", equalTo("SMS_NO_RESENDS_LEFT"))
        .body("rule", equalTo("R-SMS-6"));

    // then
    forwarded(AnOrder.newPhone());
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(3);
    assertThat(published(order, SmsCodeIssued.class, 3))
        .extracting(SmsCodeIssued::sending)
        .containsExactly(1, 2, 3);
    assertThat(published(order, SmsCodeIssued.class, 3))
        .allMatch(issued -> issued.expiresAt().toString().equals(expiresAt));
  }

  @Test
  @DisplayName("R-SMS-6: a new code replaces the one before")
  void the_earlier_code_is_no_longer_valid() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    String earlier = codeOf(phone);
    String latest = earlier;
    for (int sent = 1; sent <= 2 && latest.equals(earlier); sent++) {
      int texts = sent + 1;
      resend(phone, TAIL).statusCode(202);
      await().atMost(20, SECONDS).until(() -> SmsGatewayStandIn.textsTo(phone).size() == texts);
      latest = codeOf(phone);
    }

    // when
    enter(phone, earlier, TAIL).statusCode(404);

    // then
    enter(phone, latest, TAIL).statusCode(200);
  }

  @Test
  @DisplayName("R-SMS-6: a resend needs the certificate's tail; a wrong one is no wrong try")
  void refuses_a_wrong_tail() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);

    // when
    resend(phone, "999999").statusCode(404).body("code", equalTo("SMS_NO_SUCH_RECORD"));

    // then
    view(order.id(), "filer-a")
        .body("phones[0].attemptsLeft", equalTo(5))
        .body("phones[0].resendsLeft", equalTo(2));
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
  }
}
