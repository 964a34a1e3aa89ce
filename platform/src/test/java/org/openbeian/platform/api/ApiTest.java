package org.openbeian.platform.api;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ApiTest {

  @Test
  void repeats_the_stored_answer_for_the_same_key_and_body() {
    // given
    UUID order = UUID.randomUUID();

    // when
    for (int i = 0; i < 3; i++) {
      once(order, "key-1", "{\"text\":\"a\",\"stars\":1}")
          .statusCode(201)
          .body("count", equalTo(1));
    }

    // then
    assertThat(tally(order)).isEqualTo(1);
    once(order, "key-1", "{\"text\":\"b\",\"stars\":1}")
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    once(order, "key-2", "{\"text\":\"a\",\"stars\":1}").statusCode(201).body("count", equalTo(2));
  }

  @Test
  void lets_twenty_simultaneous_requests_with_one_key_act_once() {
    // given
    UUID order = UUID.randomUUID();

    // when
    List<Integer> statuses =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            once(order, "same", "{\"text\":\"a\",\"stars\":1}")
                                .extract()
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    assertThat(tally(order)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"a\",\"zz\":1}|UNKNOWN_FIELD|zz",
        "{\"text\":\"a\",\"stars\":\"many\"}|WRONG_TYPE|stars",
      })
  void names_the_field_of_a_bad_body(String body, String code, String path) {
    once(UUID.randomUUID(), "k", body)
        .statusCode(400)
        .contentType(Problems.PROBLEM_JSON)
        .body("violations[0].code", equalTo(code))
        .body("violations[0].path", equalTo(path));
  }

  @Test
  void refuses_what_is_not_json() {
    once(UUID.randomUUID(), "k", "{nonsense")
        .statusCode(400)
        .contentType(Problems.PROBLEM_JSON)
        .body("code", equalTo("MALFORMED_JSON"));
  }

  @Test
  void speaks_chinese_unless_asked_for_english() {
    given().get("/tallies/refusal").then().statusCode(422).body("title", equalTo("部分内容需要修改"));
    given()
        .header("Accept-Language", "en-GB,en;q=0.9")
        .get("/tallies/refusal")
        .then()
        .body("violations[0].rule", equalTo("R-NAME-1"))
        .body("violations[0].remedy", containsString("spelling"));
  }

  @Test
  void tells_nothing_of_a_defect_but_an_incident_number() {
    given()
        .get("/tallies/defect")
        .then()
        .statusCode(500)
        .contentType(Problems.PROBLEM_JSON)
        .body(not(containsString("138")))
        .body(not(containsString("Exception")));
  }

  @Test
  void answers_missing_bad_and_expired_tokens_with_401_and_wrong_roles_with_403() {
    given().get("/tallies/whoami").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    as("junk").get("/tallies/whoami").then().statusCode(401).contentType(Problems.PROBLEM_JSON);
    as(TestTokens.of("someone-expired")).get("/tallies/whoami").then().statusCode(401);
    as(TestTokens.of("reviewer-1"))
        .get("/tallies/whoami")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    as(TestTokens.of("filer-a")).get("/tallies/whoami").then().body("account", equalTo("acct-a"));
  }

  /** R-PERM-1: a sub-user needs the permission, or its family's star. */
  @Test
  void refuses_a_sub_user_without_the_permission() {
    as(TestTokens.of("filer-a-view"))
        .get("/tallies/whoami")
        .then()
        .statusCode(403)
        .body("rule", equalTo("R-PERM-1"));
  }

  @Test
  void has_its_whole_pool_after_a_thousand_aborted_requests() throws IOException {
    // given
    UUID order = UUID.randomUUID();
    byte[] request =
        ("POST /tallies/" + order + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    // when
    for (int i = 0; i < 1_000; i++) {
      try (Socket client = new Socket("127.0.0.1", RestAssured.port)) {
        client.setSoLinger(true, 0);
        client.getOutputStream().write(request);
        client.getOutputStream().flush();
      }
    }

    // then as many requests as the pool has connections, and more, are answered at once
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 64)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> given().post("/tallies/" + UUID.randomUUID()).statusCode()))
            .toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                            + " and state like 'idle in transaction%'")
                    == 0);
  }

  private static io.restassured.response.ValidatableResponse once(
      UUID order, String key, String body) {
    return as(TestTokens.of("filer-a"))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/tallies/" + order + "/once")
        .then();
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static long tally(UUID order) {
    return TestDatabase.count("select count from tally where id = ?", order);
  }
}
