package org.openbeian.review.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.AtOnce.atOnce;
import static org.openbeian.review.ReviewApi.APPROVE;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingGranted.GrantedService;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-PERM-2: the bureau takes back what it granted, by two officers")
class RevocationsTest {

  private static final String REVOCATIONS = "/api/v1/filing-revocations";
  private static final String ONE = "officer-zj";
  private static final String OTHER = "officer-zj-2";

  /** An order and the number that it was granted. */
  private record Granted(AnOrder order, String number) {}

  @Test
  void what_one_officer_asks_for_and_another_confirms_is_void() {
    // given
    Granted granted = granted();

    // when
    String id =
        ask(granted.number() + "-1", ONE)
            .then()
            .statusCode(201)
            .body("state", equalTo("PENDING"))
            .body("number", equalTo(granted.number() + "-1"))
            .body("subjectNumber", equalTo(granted.number()))
            .body("province", equalTo("330000"))
            .body("account", equalTo("acct-b"))
            .body("orderId", equalTo(granted.order().id().toString()))
            .body("requestedBy", equalTo(ONE))
            .body("reasons[0].code", equalTo("1008"))
            .body("reasons[0].message", equalTo("营业执照已被吊销"))
            .body("reasons[1].message", equalTo("其他原因"))
            .body("settledBy", nullValue())
            .extract()
            .path("id");
    assertThat(revoked(granted)).isEmpty();
    act(id, "confirmation", OTHER)
        .then()
        .statusCode(200)
        .body("state", equalTo("CONFIRMED"))
        .body("settledBy", equalTo(OTHER))
        .body("settledAt", notNullValue());

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(revoked(granted))
                    .containsExactly(
                        new BureauRevoked(
                            granted.order().id(),
                            1,
                            UUID.fromString(id),
                            new Actor(Actor.Kind.BUREAU_OFFICER, ONE),
                            new Actor(Actor.Kind.BUREAU_OFFICER, OTHER),
                            granted.number(),
                            List.of(granted.number() + "-1"),
                            List.of(
                                new Reason(null, "1008", null, "营业执照已被吊销", null),
                                new Reason(null, "1999", null, "其他原因", null)))));
    as(OTHER).get(REVOCATIONS + "/" + id).then().body("state", equalTo("CONFIRMED"));
    for (String act : List.of("confirmation", "refusal")) {
      act(id, act, OTHER)
          .then()
          .statusCode(409)
          .body("code", equalTo("REVOCATION_SETTLED"))
          .body("detail", containsString("CONFIRMED"));
    }
    act(id, "withdrawal", ONE).then().statusCode(409);
    ask(granted.number() + "-1", OTHER)
        .then()
        .statusCode(409)
        .body("code", equalTo("NUMBER_NOT_IN_FORCE"));
  }

  @Test
  void with_a_subjects_number_everything_ends() {
    // given
    Granted granted = granted();
    String ofService = ask(granted.number() + "-1", OTHER).then().extract().path("id");

    // when
    String id = ask(granted.number(), ONE).then().statusCode(201).extract().path("id");
    act(id, "confirmation", OTHER).then().statusCode(200);

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(revoked(granted))
                    .extracting(BureauRevoked::serviceNumbers)
                    .containsExactly(List.of()));
    act(ofService, "confirmation", ONE)
        .then()
        .statusCode(409)
        .body("code", equalTo("NUMBER_NOT_IN_FORCE"));
    act(ofService, "withdrawal", OTHER).then().statusCode(200);
    ask(granted.number() + "-1", ONE).then().statusCode(409);
  }

  @Test
  void who_asked_is_not_the_other_officer_not_even_after_signing_in_anew() {
    // given
    String id = ask(granted().number(), ONE).then().statusCode(201).extract().path("id");

    // then
    for (String act : List.of("confirmation", "refusal")) {
      act(id, act, ONE)
          .then()
          .statusCode(403)
          .body("code", equalTo("ANOTHER_OFFICER_NEEDED"))
          .body("rule", equalTo("R-PERM-2"));
      as(ONE)
          .auth()
          .oauth2(TestTokens.again(ONE))
          .body(act.equals("refusal") ? "{\"reason\":\"r\"}" : "")
          .post(REVOCATIONS + "/" + id + "/" + act)
          .then()
          .statusCode(403)
          .body("rule", equalTo("R-PERM-2"));
    }
    as(ONE).get(REVOCATIONS + "/" + id).then().body("state", equalTo("PENDING"));
  }

  @Test
  void another_officer_refuses_it_with_words_and_it_may_be_asked_for_again() {
    // given
    Granted granted = granted();
    String id = ask(granted.number(), ONE).then().extract().path("id");
    ask(granted.number(), OTHER)
        .then()
        .statusCode(409)
        .body("code", equalTo("REVOCATION_PENDING"))
        .body("detail", containsString(id));

    // when
    act(id, "refusal", OTHER)
        .then()
        .statusCode(200)
        .body("state", equalTo("REFUSED"))
        .body("refusal", equalTo("营业执照仍然有效"))
        .body("settledBy", equalTo(OTHER));

    // then
    ask(granted.number(), OTHER).then().statusCode(201);
    assertThat(revoked(granted)).isEmpty();
  }

  @Test
  void only_who_asked_takes_it_back() {
    // given
    String id = ask(granted().number(), ONE).then().extract().path("id");
    act(id, "withdrawal", OTHER)
        .then()
        .statusCode(403)
        .body("code", equalTo("REVOCATION_OF_ANOTHER"));

    // when
    act(id, "withdrawal", ONE).then().statusCode(200).body("state", equalTo("WITHDRAWN"));

    // then
    act(id, "confirmation", OTHER).then().statusCode(409);
  }

  @Test
  void an_officers_own_accounts_filings_are_left_to_others() {
    // given
    Granted granted = granted(anOrder().of("acct-a"));

    // then
    ask(granted.number(), "officer-a")
        .then()
        .statusCode(403)
        .body("code", equalTo("OWN_ACCOUNT"))
        .body("rule", equalTo("R-PERM-2"));
    String id = ask(granted.number(), ONE).then().statusCode(201).extract().path("id");
    for (String act : List.of("confirmation", "refusal")) {
      act(id, act, "officer-a").then().statusCode(403).body("code", equalTo("OWN_ACCOUNT"));
    }
    act(id, "confirmation", OTHER).then().statusCode(200);
  }

  @Test
  void another_provinces_numbers_and_revocations_do_not_exist() {
    // given
    Granted granted = granted();
    String id = ask(granted.number(), ONE).then().extract().path("id");

    // then
    ask(granted.number(), "officer-bj").then().statusCode(404);
    ask("浙ICP备2018999999号", ONE).then().statusCode(404);
    ask("' or 1=1 --", ONE).then().statusCode(404);
    as("officer-bj").get(REVOCATIONS + "/" + id).then().statusCode(404);
    for (String act : List.of("confirmation", "refusal", "withdrawal")) {
      act(id, act, "officer-bj").then().statusCode(404);
      act(UUID.randomUUID().toString(), act, OTHER).then().statusCode(404);
      act("1", act, OTHER).then().statusCode(404);
    }
    as("officer-bj").get(REVOCATIONS).then().body("items.id", not(hasItem(id)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filer-b", "reviewer-1", "lead-1", "auditor-1", "support-1", "admin-1"})
  void nobody_but_officers_takes_part(String user) {
    ask("浙ICP备2018999999号", user).then().statusCode(403);
    as(user).get(REVOCATIONS).then().statusCode(403);
    as(user).get(REVOCATIONS + "/" + UUID.randomUUID()).then().statusCode(403);
    act(UUID.randomUUID().toString(), "confirmation", user).then().statusCode(403);
  }

  @Test
  void what_ended_is_no_longer_taken_back() {
    // given
    Granted granted = granted();
    String pending = ask(granted.number() + "-1", ONE).then().extract().path("id");
    OnRecord record = new OnRecord(granted.number(), 1);
    Ending ending = new Ending(EndingReason.SERVICE_CLOSED, null);

    // when
    AnOrder end = anOrder().about(FilingType.DEREGISTER_SERVICE, record, ending);
    approved(end);
    told(
        new FilingDeregistered(
            end.id(),
            1,
            end.recipient(),
            granted.number(),
            List.of(granted.number() + "-1"),
            false));

    // then
    act(pending, "confirmation", OTHER)
        .then()
        .statusCode(409)
        .body("code", equalTo("NUMBER_NOT_IN_FORCE"));
    act(pending, "withdrawal", ONE).then().statusCode(200);
    ask(granted.number() + "-1", ONE).then().statusCode(409);
    ask(granted.number(), ONE).then().statusCode(409);
  }

  @Test
  void a_revocation_names_the_order_that_changed_the_number_last() {
    // given
    Granted granted = granted();
    String id = ask(granted.number(), ONE).then().extract().path("id");
    AnOrder change =
        anOrder().about(FilingType.CHANGE_SERVICE, new OnRecord(granted.number(), 1), null);
    approved(change);
    told(
        new FilingChanged(
            change.id(),
            1,
            change.recipient(),
            FilingType.CHANGE_SERVICE,
            granted.number(),
            List.of(granted.number() + "-1"),
            List.of()));

    // when
    act(id, "confirmation", OTHER)
        .then()
        .statusCode(200)
        .body("orderId", equalTo(change.id().toString()));

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(change.published())
                    .filteredOn(BureauRevoked.class::isInstance)
                    .hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 | number",
        "{\"number\":\"N\"} | 422 | reasons",
        "{\"number\":\"N\",\"reasons\":[]} | 422 | reasons",
        "{\"number\":\" \",\"reasons\":[{\"code\":\"1008\"}]} | 422 | number",
        "{\"number\":\"a\\u0000\",\"reasons\":[{\"code\":\"1008\"}]} | 422 | number",
        "{\"number\":\"N\",\"reasons\":[null]} | 422 | reasons[0]",
        "{\"number\":\"N\",\"reasons\":[{}]} | 422 | reasons[0].code",
        "{\"number\":\"N\",\"reasons\":[{\"code\":\"1001\"}]} | 422 | reasons[0].code",
        "{\"number\":\"N\",\"reasons\":[{\"code\":\"OTHER\"}]} | 422 | reasons[0].code",
        "{\"number\":\"N\",\"reasons\":[{\"code\":\"1008\",\"message\":\"\\u0007\"}]} | 422 | reasons[0].message",
        "{\"number\":\"N\",\"state\":\"CONFIRMED\"} | 400 | state",
        "null | 400 |",
        "{\"number\" | 400 |"
      })
  void what_is_wrong_with_a_request_is_named(String body, int status, String path) {
    Response answer = as(ONE).body(body).post(REVOCATIONS);
    answer.then().statusCode(status).contentType("application/problem+json");
    if (path != null) {
      answer.then().body("violations.path", hasItem(path));
    }
  }

  @Test
  void what_is_too_long_or_too_much_is_refused() {
    // given
    String id = ask(granted().number(), ONE).then().extract().path("id");
    String many = "{\"code\":\"1008\"},".repeat(50) + "{\"code\":\"1008\"}";

    // then
    as(ONE)
        .body(
            "{\"number\":\"%s\",\"reasons\":[{\"code\":\"1008\",\"message\":\"%s\"}]}"
                .formatted("n".repeat(129), "m".repeat(1001)))
        .post(REVOCATIONS)
        .then()
        .statusCode(422)
        .body("violations.path", hasItems("number", "reasons[0].message"));
    as(ONE)
        .body("{\"number\":\"N\",\"reasons\":[%s]}".formatted(many))
        .post(REVOCATIONS)
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("REASONS_TOO_MANY"));
    for (String reason : List.of("", "   ", "r".repeat(501), "a\\u0000")) {
      as(OTHER)
          .body("{\"reason\":\"" + reason + "\"}")
          .post(REVOCATIONS + "/" + id + "/refusal")
          .then()
          .statusCode(422)
          .body("violations[0].path", equalTo("reason"));
    }
    as(OTHER).body("null").post(REVOCATIONS + "/" + id + "/refusal").then().statusCode(400);
  }

  @Test
  void a_request_sent_again_under_its_key_is_done_once() {
    // given
    Granted granted = granted();
    String key = UUID.randomUUID().toString();

    // when
    String first =
        as(ONE)
            .header("Idempotency-Key", key)
            .body(request(granted.number()))
            .post(REVOCATIONS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // then
    as(ONE)
        .header("Idempotency-Key", key)
        .body(request(granted.number()))
        .post(REVOCATIONS)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", endsWith(first))
        .body("id", equalTo(first));
  }

  @Test
  void officers_list_those_of_their_provinces_newest_first() {
    // given
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      asked.add(0, ask(granted().number(), ONE).then().extract().path("id"));
    }
    act(asked.get(0), "confirmation", OTHER).then().statusCode(200);

    // when
    Response first = as(OTHER).get(REVOCATIONS + "?limit=2");
    String next = first.path("nextCursor");

    // then
    first.then().statusCode(200).body("items.id", equalTo(asked.subList(0, 2)));
    as(OTHER)
        .get(REVOCATIONS + "?limit=1&cursor=" + next)
        .then()
        .body("items.id", equalTo(asked.subList(2, 3)));
    as(OTHER)
        .get(REVOCATIONS + "?state=PENDING&limit=2")
        .then()
        .body("items.state", everyItem(equalTo("PENDING")))
        .body("items.id", equalTo(asked.subList(1, 3)));
    for (String query : List.of("state=OPEN", "limit=0", "limit=101", "cursor=x")) {
      as(OTHER)
          .get(REVOCATIONS + "?" + query)
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_PARAMETER"));
    }
  }

  @Test
  @DisplayName("R-PERM-2: of two confirmations at once one counts, twenty times over")
  void of_two_confirmations_at_once_one_counts() throws Exception {
    for (Granted granted : granted(20)) {
      // given
      String id = ask(granted.number(), ONE).then().extract().path("id");

      // when
      List<Integer> answers =
          atOnce(
              List.of(
                  () -> act(id, "confirmation", OTHER).statusCode(),
                  () -> act(id, "confirmation", "officer-a").statusCode(),
                  () -> act(id, "confirmation", OTHER).statusCode()));

      // then
      assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
      await().atMost(20, SECONDS).until(() -> !revoked(granted).isEmpty());
      assertThat(revoked(granted)).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "R-PERM-2: a confirmation and a withdrawal at once have one winner, twenty times over")
  void a_confirmation_and_a_withdrawal_at_once_have_one_winner() throws Exception {
    for (Granted granted : granted(20)) {
      // given
      String id = ask(granted.number(), ONE).then().extract().path("id");

      // when
      List<Integer> answers =
          atOnce(
              List.of(
                  () -> act(id, "confirmation", OTHER).statusCode(),
                  () -> act(id, "withdrawal", ONE).statusCode()));

      // then
      assertThat(answers).containsExactlyInAnyOrder(200, 409);
      boolean confirmed = answers.get(0) == 200;
      as(ONE)
          .get(REVOCATIONS + "/" + id)
          .then()
          .body("state", equalTo(confirmed ? "CONFIRMED" : "WITHDRAWN"));
      assertThat(
              TestDatabase.count(
                  "select count(*) from filing_revocation where id = ? and state = ?",
                  UUID.fromString(id),
                  confirmed ? "CONFIRMED" : "WITHDRAWN"))
          .isEqualTo(1);
      if (confirmed) {
        await().atMost(20, SECONDS).until(() -> revoked(granted).size() == 1);
      } else {
        assertThat(revoked(granted)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("R-PERM-2: of requests at once about one number one is taken, twenty times over")
  void of_requests_at_once_one_is_taken() throws Exception {
    for (Granted granted : granted(20)) {
      assertThat(
              atOnce(
                  List.of(
                      () -> ask(granted.number(), ONE).statusCode(),
                      () -> ask(granted.number(), OTHER).statusCode(),
                      () -> ask(granted.number(), "officer-a").statusCode())))
          .containsExactlyInAnyOrder(201, 409, 409);
    }
  }

  private static Granted granted() {
    return granted(anOrder().withServices(ServiceKind.WEBSITE));
  }

  private static Granted granted(AnOrder order) {
    Granted granted = new Granted(order, approved(order));
    String number = granted.number();
    told(
        new FilingGranted(
            order.id(),
            1,
            order.recipient(),
            FilingType.FIRST_FILING,
            number,
            List.of(new GrantedService(1, number + "-1", ServiceKind.WEBSITE, "启明示例科技官网"))));
    return granted;
  }

  private static List<Granted> granted(int number) {
    List<Granted> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(granted());
    }
    return all;
  }

  /** order-service tells what became of the record. */
  private static void told(DomainEvent event) {
    UUID id = UUID.randomUUID();
    TestTopics.publish(id, event);
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                "APPLIED"
                    .equals(
                        TestDatabase.value("select outcome from inbox where event_id = ?", id)));
  }

  private static String approved(AnOrder order) {
    String task = order.submitted().sentToBureau().bureauTask();
    claim(task, ONE).then().statusCode(200);
    return decide(task, ONE, APPROVE).then().statusCode(200).extract().path("subjectNumber");
  }

  private static List<BureauRevoked> revoked(Granted granted) {
    return granted.order().published().stream()
        .filter(BureauRevoked.class::isInstance)
        .map(BureauRevoked.class::cast)
        .toList();
  }

  private static String request(String number) {
    return """
    {"number":"%s","reasons":[{"code":"1008","message":"营业执照已被吊销"},{"code":"1999"}]}"""
        .formatted(number);
  }

  private static Response ask(String number, String user) {
    return as(user).body(request(number)).post(REVOCATIONS);
  }

  private static Response act(String id, String act, String user) {
    var call = as(user);
    if (act.equals("refusal")) {
      call = call.body("{\"reason\":\"营业执照仍然有效\"}");
    }
    return call.post(REVOCATIONS + "/" + id + "/" + act);
  }
}
