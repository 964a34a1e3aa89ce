package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
class WrongEntriesTest extends VerifyingTest {

  @Test
  @DisplayName(
      "R-SMS-5: after five wrong tries the sixth entry fails the verification, though right")
  void the_sixth_entry_fails_the_verification() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    for (int i = 0; i < 5; i++) {
      enter(phone, wrongCodeOf(phone), TAIL).statusCode(404);
    }
    view(order.id(), "filer-a").body("phones[0].attemptsLeft", equalTo(0));

    // when
    enter(phone, codeOf(phone), TAIL)
        .statusCode(409)
        .body("code", equalTo("SMS_VERIFICATION_FAILED"))
        .body("rule", equalTo("R-SMS-5"));

    // then
    assertThat(published(order, SmsVerificationFailed.class, 1))
        .containsExactly(new SmsVerificationFailed(order.id(), 1, Cause.TOO_MANY_ATTEMPTS));
    assertThat(deadlinesOf(order)).isZero();
    view(order.id(), "filer-a")
        .body("state", equalTo("FAILED"))
        .body("failure", equalTo("TOO_MANY_ATTEMPTS"));
    enter(phone, codeOf(phone), TAIL).statusCode(404).body("code", equalTo("SMS_NOTHING_PENDING"));
  }

  @Test
  @DisplayName("R-SMS-5: five wrong entries and then the right one verify nothing; four do")
  void the_fifth_entry_may_be_right() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    for (int i = 0; i < 4; i++) {
      enter(phone, wrongCodeOf(phone), TAIL).statusCode(404);
    }

    // when
    enter(phone, codeOf(phone), TAIL)

        // then
        .statusCode(200);
  }

  @Test
  @DisplayName("R-SMS-5: wrong tries are counted across resends")
  void a_resend_gives_no_new_tries() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    for (int i = 0; i < 3; i++) {
      enter(phone, wrongCodeOf(phone), TAIL).statusCode(404);
    }
    resend(phone, TAIL).statusCode(202);
    await().atMost(20, SECONDS).until(() -> SmsGatewayStandIn.textsTo(phone).size() == 2);
    enter(phone, wrongCodeOf(phone), TAIL).statusCode(404);
    enter(phone, codeOf(phone), "999999").statusCode(404);

    // when
    enter(phone, codeOf(phone), TAIL).statusCode(409);

    // then
    assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
  }

  @Test
  @DisplayName(
      "R-SMS-5: of 200 entries at once five are looked at, one fails it, the rest find none")
  void parallel_guesses_do_not_exceed_the_limit() throws Exception {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String wrong = wrongCodeOf(phone);

    // when
    Map<String, Long> answers = inParallel(200, () -> codeIn(enter(phone, wrong, TAIL)));

    // then
    assertThat(answers)
        .isEqualTo(
            Map.of(
                "SMS_NO_SUCH_RECORD", 5L,
                "SMS_VERIFICATION_FAILED", 1L,
                "SMS_NOTHING_PENDING", 194L));
    assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
    assertThat(
            TestDatabase.value(
                "select wrong_tries from verification_phone where order_id = ?",
                order.id().value()))
        .isEqualTo("5");
  }

  @Test
  @DisplayName("R-SMS-7: two people who enter at once verify the order once")
  void parallel_entries_of_two_people_verify_once() throws Exception {
    // given
    String one = AnOrder.newPhone();
    String other = AnOrder.newPhone();
    AnOrder order = forwarded(one, other);
    String oneCode = codeOf(one);
    String otherCode = codeOf(other);

    // when
    ExecutorService people = Executors.newFixedThreadPool(2);
    Future<?> first = people.submit(() -> enter(one, oneCode, TAIL).statusCode(200));
    Future<?> second = people.submit(() -> enter(other, otherCode, TAIL_WITH_X).statusCode(200));
    first.get();
    second.get();
    people.shutdown();

    // then
    assertThat(published(order, SmsVerified.class, 1)).hasSize(1);
  }

  private static String codeIn(io.restassured.response.ValidatableResponse answer) {
    return answer.extract().path("code");
  }

  private static Map<String, Long> inParallel(int times, Callable<String> entry) throws Exception {
    ExecutorService attackers = Executors.newFixedThreadPool(50);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(attackers.submit(entry));
    }
    List<String> codes = new ArrayList<>();
    for (Future<String> answer : answers) {
      codes.add(answer.get());
    }
    attackers.shutdown();
    return codes.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting()));
  }
}
