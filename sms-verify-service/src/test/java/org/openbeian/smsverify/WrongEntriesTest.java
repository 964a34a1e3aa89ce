package org.openbeian.smsverify;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    Map<String, Long> answers = atOnce(Collections.nCopies(200, () -> told(phone, wrong, TAIL)));

    // then
    assertThat(answers)
        .isEqualTo(
            Map.of(
                "SMS_NO_SUCH_RECORD", 5L,
                "SMS_VERIFICATION_FAILED", 1L,
                "SMS_NOTHING_PENDING", 194L));
    assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
    assertThat(wrongTries(order)).isEqualTo("5");
  }

  @Test
  @DisplayName("R-SMS-4, R-SMS-5: 200 guesses of a tail at once are no more, and tell no more")
  void parallel_guesses_of_a_tail_do_not_exceed_the_limit() throws Exception {
    // given
    String known = AnOrder.newPhone();
    AnOrder order = forwarded(known);
    String unknown = AnOrder.newPhone();
    String code = codeOf(known);

    // when
    Map<String, Long> forKnown =
        atOnce(Collections.nCopies(200, () -> told(known, code, "999999")));
    Map<String, Long> forUnknown =
        atOnce(Collections.nCopies(200, () -> told(unknown, code, "999999")));

    // then
    assertThat(forKnown)
        .isEqualTo(forUnknown)
        .isEqualTo(Map.of("SMS_NO_SUCH_RECORD", 199L, "SMS_VERIFICATION_FAILED", 1L));
    assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
    assertThat(wrongTries(order)).isEqualTo("5");
  }

  @Test
  @DisplayName("R-SMS-5: the right code among 200 at once verifies within the five tries or not")
  void the_right_code_among_parallel_guesses_gains_no_tries() throws Exception {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    String right = codeOf(phone);
    String wrong = wrongCodeOf(phone);
    List<Callable<String>> entries =
        new ArrayList<>(Collections.nCopies(199, () -> told(phone, wrong, TAIL)));
    entries.add(100, () -> told(phone, right, TAIL));

    // when
    Map<String, Long> answers = atOnce(entries);

    // then
    boolean verified = answers.containsKey("VERIFIED");
    long evaluated = answers.getOrDefault("SMS_NO_SUCH_RECORD", 0L);
    assertThat(evaluated).isLessThanOrEqualTo(5);
    assertThat(wrongTries(order)).isEqualTo(Long.toString(evaluated));
    if (verified) {
      assertThat(published(order, SmsVerified.class, 1)).hasSize(1);
      assertThat(events(order)).noneMatch(SmsVerificationFailed.class::isInstance);
    } else {
      assertThat(published(order, SmsVerificationFailed.class, 1)).hasSize(1);
      assertThat(events(order)).noneMatch(SmsVerified.class::isInstance);
    }
  }

  @Test
  @DisplayName("R-SMS-9: of a number's many orders that are over the latest few are looked at")
  void looks_at_few_that_are_over() {
    // given
    String phone = AnOrder.newPhone();
    AnOrder order = forwarded(phone);
    enter(phone, codeOf(phone), TAIL).statusCode(200);
    Object id = order.id().value();
    TestDatabase.update(
        "insert into verification select gen_random_uuid(), round, 'acct-many-' || ?, state,"
            + " failure, begun_at, expires_at, settled_at"
            + " from verification, generate_series(1, 300) where order_id = ?",
        phone,
        id);
    TestDatabase.update(
        "insert into verification_phone select gen_random_uuid(), v.order_id, p.position,"
            + " p.phone_index, p.phone, p.roles, p.certificate_hash, p.code_hash, p.sendings, 0, 0,"
            + " p.sent_at, p.refused_at, p.verified_at, p.closed_at - interval '1 hour'"
            + " from verification v, verification_phone p"
            + " where v.account = 'acct-many-' || ? and p.order_id = ?",
        phone,
        id);

    // when
    enter(phone, "000000", "999999").statusCode(404);

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from verification_phone where phone_index ="
                    + " (select phone_index from verification_phone where order_id = ?)"
                    + " and wrong_resends = 1",
                id))
        .isEqualTo(4);
    enter(phone, "000000", TAIL).body("code", equalTo("SMS_NOTHING_PENDING"));
  }

  private static String wrongTries(AnOrder order) {
    return TestDatabase.value(
        "select wrong_tries from verification_phone where order_id = ?", order.id().value());
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

  private static Map<String, Long> atOnce(List<Callable<String>> entries) throws Exception {
    ExecutorService attackers = Executors.newFixedThreadPool(entries.size());
    CountDownLatch ready = new CountDownLatch(entries.size());
    List<Future<String>> answers = new ArrayList<>();
    for (Callable<String> entry : entries) {
      answers.add(
          attackers.submit(
              () -> {
                ready.countDown();
                ready.await();
                return entry.call();
              }));
    }
    List<String> codes = new ArrayList<>();
    for (Future<String> answer : answers) {
      codes.add(answer.get());
    }
    attackers.shutdown();
    return codes.stream().collect(Collectors.groupingBy(code -> code, Collectors.counting()));
  }
}
