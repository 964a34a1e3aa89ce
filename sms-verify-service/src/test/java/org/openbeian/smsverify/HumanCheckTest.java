package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.altcha.altcha.Altcha;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
class HumanCheckTest extends VerifyingTest {

  @Test
  @DisplayName("R-SMS-6: a solution is good once, also when several use it at once")
  void takes_a_solution_once() throws Exception {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    String solution = Puzzle.read().solution();

    // when
    ExecutorService people = Executors.newFixedThreadPool(5);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      answers.add(people.submit(() -> resend(phone, TAIL, solution).extract().statusCode()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    people.shutdown();

    // then
    assertThat(statuses).containsOnlyOnce(202).containsOnly(202, 422);
    refused(resend(phone, TAIL, solution));
  }

  @Test
  @DisplayName("R-SMS-6: a mismatch uses the solution up, too")
  void takes_a_solution_once_though_nothing_was_sent() {
    // given
    String solution = Puzzle.read().solution();
    resend(AnOrder.newPhone(), TAIL, solution).statusCode(404);

    // when
    ValidatableResponse again = resend(AnOrder.newPhone(), TAIL, solution);

    // then
    refused(again);
  }

  @Test
  @DisplayName("R-SMS-6: no solution, a wrong one and another's are refused, and nothing is sent")
  void refuses_what_is_no_solution() {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    Puzzle other = Puzzle.read();
    Puzzle puzzle = Puzzle.read();
    while (puzzle.number() < 10 || puzzle.number() % 10 == 0) {
      puzzle = Puzzle.read();
    }
    long number = puzzle.number();

    // when
    List<@Nullable String> wrong = new ArrayList<>();
    wrong.add(null);
    wrong.add("");
    wrong.add("!");
    wrong.add("x".repeat(100_000));
    wrong.add(base64("[]"));
    wrong.add(base64("{}"));
    wrong.add(base64("null"));
    wrong.add(base64("{\"algorithm\":{},\"number\":[]}"));
    wrong.add(puzzle.solution(number + 1));
    wrong.add(puzzle.solution(-1));
    wrong.add(
        new Puzzle("SHA-1", puzzle.challenge(), puzzle.salt(), 0, puzzle.signature())
            .solution(number));
    wrong.add(
        new Puzzle("MD5", puzzle.challenge(), puzzle.salt(), 0, puzzle.signature())
            .solution(number));
    wrong.add(
        new Puzzle("SHA-256", puzzle.challenge(), puzzle.salt(), 0, other.signature())
            .solution(number));
    // a digit moved from the number into the salt must not be another solution
    String digits = Long.toString(number);
    wrong.add(
        new Puzzle(
                "SHA-256",
                puzzle.challenge(),
                puzzle.salt() + digits.charAt(0),
                0,
                puzzle.signature())
            .solution(Long.parseLong(digits.substring(1))));

    // then
    for (@Nullable String solution : wrong) {
      refused(resend(phone, TAIL, solution));
    }
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);
    resend(phone, TAIL, puzzle.solution(number)).statusCode(202);
  }

  @Test
  @DisplayName("R-SMS-6: a solution that comes too late is refused")
  void refuses_an_expired_challenge() throws Exception {
    // given
    String phone = AnOrder.newPhone();
    forwarded(phone);
    Altcha.Challenge expired =
        Altcha.createChallenge(
            new Altcha.ChallengeOptions()
                .setNumber(7L)
                .setExpires(1_700_000_000L)
                .setHmacKey(sealer.index("human-check", "signature")));
    Puzzle puzzle =
        new Puzzle(expired.algorithm, expired.challenge, expired.salt, 10, expired.signature);

    // when
    ValidatableResponse answer = resend(phone, TAIL, puzzle.solution());

    // then
    refused(answer);
  }

  @Test
  @DisplayName("R-SMS-6: challenges are not to be kept by caches, and cost the server no row")
  void poses_challenges_without_keeping_them() {
    // given
    long before = TestDatabase.count("select count(*) from used_challenge");

    // when
    ValidatableResponse answer = given().get("/api/v1/sms-verifications/challenges").then();

    // then
    answer
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("kind", equalTo("PROOF_OF_WORK"))
        .body("puzzle.algorithm", equalTo("SHA-256"))
        .body("puzzle.maxnumber", equalTo(1_000));
    assertThat(TestDatabase.count("select count(*) from used_challenge")).isEqualTo(before);
  }

  private static void refused(ValidatableResponse answer) {
    answer
        .statusCode(422)
        .body("violations[0].path", equalTo("humanCheck"))
        .body("violations[0].code", equalTo("SMS_HUMAN_CHECK"))
        .body("violations[0].rule", equalTo("R-SMS-6"));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
