package org.openbeian.smsverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.testkit.TestClock;

@QuarkusTest
class TimingOutTest extends VerifyingTest {

  @Test
  @DisplayName("R-SMS-3: the verification fails when 24 hours pass and one of two is missing")
  void fails_when_24_hours_pass_without_a_code() {
    // given
    String one = AnOrder.newPhone();
    String other = AnOrder.newPhone();
    AnOrder order = forwarded(one, other);
    enter(one, codeOf(one), TAIL).statusCode(200);

    // when
    TestClock.advance(Duration.ofHours(24));

    // then
    assertThat(published(order, SmsVerificationFailed.class, 1))
        .containsExactly(new SmsVerificationFailed(order.id(), 1, Cause.TIMED_OUT));
    view(order.id(), "filer-a")
        .body("state", equalTo("FAILED"))
        .body("failure", equalTo("TIMED_OUT"));
    enter(other, codeOf(other), TAIL_WITH_X)
        .statusCode(404)
        .body("code", equalTo("SMS_NOTHING_PENDING"));
    assertThat(deadlinesOf(order)).isZero();
  }

  @Test
  @DisplayName(
      "R-SMS-3: within the 24 hours codes are valid, and the deadline is over once verified")
  void accepts_a_code_within_24_hours() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    TestClock.advance(Duration.ofHours(23));

    // when
    enter(phone, codeOf(phone), TAIL).statusCode(200);
    TestClock.advance(Duration.ofHours(24));
    AnOrder later = forwarded(AnOrder.newPhone());
    TestClock.advance(Duration.ofHours(24));
    published(later, SmsVerificationFailed.class, 1);

    // then
    assertThat(events(order)).anyMatch(SmsVerified.class::isInstance);
    assertThat(events(order)).noneMatch(SmsVerificationFailed.class::isInstance);
  }

  @Test
  @DisplayName("R-SMS-3: many verifications time out together, each once")
  void times_out_many() {
    // given
    AnOrder[] orders = new AnOrder[20];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = forwarded(AnOrder.newPhone());
    }

    // when
    TestClock.advance(Duration.ofHours(25));

    // then
    for (AnOrder order : orders) {
      assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
    }
  }
}
