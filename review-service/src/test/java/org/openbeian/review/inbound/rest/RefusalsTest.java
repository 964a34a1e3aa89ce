package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.APPROVE;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.REJECT;
import static org.openbeian.review.ReviewApi.REQUEST_CHANGES;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.forward;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class RefusalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"filer-a", "filer-b", "auditor-1", "support-1", "admin-1"})
  @DisplayName("R-PERM-2: who is no reviewer or officer gets 403 on every URL")
  void who_is_no_reviewer_gets_403_on_every_url(String user) {
    // given
    String real = anOrder().submitted().preliminaryTask();

    for (String task : List.of(real, UUID.randomUUID().toString(), "no-uuid")) {
      read(task, user).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
      claim(task, user).then().statusCode(403);
      release(task, user).then().statusCode(403);
      decide(task, user, PASS).then().statusCode(403);
      decide(task, user, "{not json").then().statusCode(403);
      forward(task, user).then().statusCode(403);
    }
    as(user).get("/api/v1/review-tasks").then().statusCode(403);
    as(user).get("/api/v1/review-tasks?stage=BUREAU&limit=x").then().statusCode(403);
  }

  @Test
  void without_a_valid_token_there_is_nothing() {
    given().get("/api/v1/review-tasks").then().statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.of("someone-expired"))
        .get("/api/v1/review-tasks")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given().post("/api/v1/review-tasks/" + UUID.randomUUID() + "/claim").then().statusCode(401);
  }

  @Test
  @DisplayName("R-PERM-2: nobody reviews an order of their own account")
  void nobody_reviews_an_order_of_their_own_account() {
    // given
    AnOrder order = anOrder().of("acct-a").submitted();
    String task = order.preliminaryTask();

    // then
    claim(task, "reviewer-a")
        .then()
        .statusCode(403)
        .body("code", equalTo("OWN_ACCOUNT"))
        .body("rule", equalTo("R-PERM-2"));
    decide(task, "reviewer-a", PASS).then().statusCode(403).body("rule", equalTo("R-PERM-2"));
    forward(task, "reviewer-a").then().statusCode(403).body("rule", equalTo("R-PERM-2"));
    claim(anOrder().of("acct-b").submitted().preliminaryTask(), "reviewer-a")
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("R-PERM-2: reviewers do not act for the bureau, nor officers for the provider")
  void each_role_keeps_to_its_stage() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    String another = anOrder().submitted().preliminaryTask();

    // then
    claim(order.bureauTask(), "reviewer-1").then().statusCode(403);
    read(order.bureauTask(), "lead-1").then().statusCode(403);
    claim(another, "officer-zj").then().statusCode(403);
    as("reviewer-1").get("/api/v1/review-tasks?stage=BUREAU").then().statusCode(403);
    as("officer-zj").get("/api/v1/review-tasks?stage=PRELIMINARY").then().statusCode(403);
  }

  @Test
  @DisplayName("R-PERM-2: an officer knows nothing of other provinces' cases")
  void another_provinces_case_does_not_exist() {
    // given
    AnOrder order = anOrder().in("330000").submitted().sentToBureau();
    String task = order.bureauTask();

    // then
    read(task, "officer-bj").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    claim(task, "officer-bj").then().statusCode(404);
    decide(task, "officer-bj", APPROVE).then().statusCode(404);
    release(task, "officer-bj").then().statusCode(404);
    as("officer-bj")
        .get("/api/v1/review-tasks?orderId=" + order.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    as("officer-bj")
        .get("/api/v1/review-tasks?province=330000")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
    as("officer-zj")
        .get("/api/v1/review-tasks?orderId=" + order.id())
        .then()
        .body("items.id", equalTo(List.of(task)));
  }

  @Test
  void a_taken_task_is_refused_and_says_by_whom() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    claim(task, "reviewer-2")
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_TAKEN"))
        .body("detail", containsString("reviewer-1"));
    decide(task, "reviewer-2", PASS).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
    decide(task, "lead-1", PASS).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
  }

  @Test
  void what_is_not_claimed_is_not_decided_and_what_is_decided_stays_so() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    decide(task, "reviewer-1", PASS)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_NOT_CLAIMED"));
    release(task, "reviewer-1").then().statusCode(409).body("code", equalTo("TASK_NOT_CLAIMED"));

    // when
    claim(task, "reviewer-1").then().statusCode(200);
    decide(task, "reviewer-1", REJECT).then().statusCode(200);

    // then
    decide(task, "reviewer-1", PASS)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_DECIDED"))
        .body("detail", containsString("REJECT"));
    claim(task, "reviewer-2").then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
    release(task, "reviewer-1").then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
  }

  @ParameterizedTest
  @CsvSource({
    "WITHDRAWN,the filer withdrew the submission",
    "ABANDONED,the filer abandoned the order",
    "EXPIRED,the order expired",
    "INVALIDATED,the order was invalid and is deleted",
    "RETURNED,the order went back to the filer"
  })
  void a_closed_task_says_why(String reason, String words) {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    TestTopics.publish(
        switch (reason) {
          case "WITHDRAWN" -> order.withdrawal(1);
          case "ABANDONED" -> order.abandonment(1);
          case "EXPIRED" -> order.expiry(1);
          case "INVALIDATED" -> order.invalidation(1);
          default -> order.returned(1);
        });

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                read(task, "reviewer-1")
                    .then()
                    .body("state", equalTo("CLOSED"))
                    .body("closedBecause", equalTo(reason)));
    decide(task, "reviewer-1", PASS)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_CLOSED"))
        .body("detail", containsString(reason))
        .body("detail", containsString(words));
    claim(task, "reviewer-2").then().statusCode(409).body("code", equalTo("TASK_CLOSED"));
  }

  @Test
  @DisplayName("R-FLOW-2: rejecting and requesting changes need a reason")
  void a_refusal_without_reasons_is_refused() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    for (String outcome : List.of("REJECT", "REQUEST_CHANGES")) {
      for (String reasons : List.of("", ",\"reasons\":null", ",\"reasons\":[]")) {
        decide(task, "reviewer-1", "{\"outcome\":\"" + outcome + "\"" + reasons + "}")
            .then()
            .statusCode(422)
            .body("violations[0].path", equalTo("reasons"))
            .body("violations[0].code", equalTo("REASONS_MISSING"))
            .body("violations[0].rule", equalTo("R-FLOW-2"))
            .body("violations[0].remedy", notNullValue());
      }
    }
    read(task, "reviewer-1").then().body("state", equalTo("CLAIMED"));
  }

  @Test
  void every_wrong_field_of_a_decision_is_named() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    String decision =
        """
        {"outcome":"REJECT","note":"%s","reasons":[null,
         {"code":"lower case","rule":"some rule","message":"  ","path":"%s"}]}"""
            .formatted("n".repeat(2001), "p".repeat(201));

    // then
    decide(task, "reviewer-1", decision)
        .then()
        .statusCode(422)
        .body(
            "violations.path",
            hasItems(
                "reasons[0]",
                "reasons[1].code",
                "reasons[1].rule",
                "reasons[1].message",
                "reasons[1].path",
                "note"));
  }

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-6: each stage has its outcomes")
  void an_outcome_of_the_other_stage_is_refused() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    String bureauCase = anOrder().submitted().sentToBureau().bureauTask();
    claim(bureauCase, "officer-zj").then().statusCode(200);

    // then
    decide(task, "reviewer-1", APPROVE)
        .then()
        .statusCode(422)
        .body("violations[0].code", equalTo("OUTCOME_NOT_OF_STAGE"));
    for (String decision : List.of(PASS, REQUEST_CHANGES)) {
      decide(bureauCase, "officer-zj", decision)
          .then()
          .statusCode(422)
          .body("violations[0].code", equalTo("OUTCOME_NOT_OF_STAGE"));
    }
    forward(bureauCase, "officer-zj").then().statusCode(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"outcome\":\"PASS\",\"state\":\"DECIDED\"} | 400",
        "{\"outcome\":\"GRANT\"} | 400",
        "{\"outcome\":\"PASS\",\"reasons\":{}} | 400",
        "{\"outcome\":[\"PASS\"]} | 400",
        "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"A\",\"message\":\"b\",\"sql\":1}]} | 400",
        "[] | 400",
        "{\"outcome\" | 400",
        "null | 422",
        "{} | 422",
        "{\"outcome\":null} | 422"
      })
  void a_body_of_another_form_is_refused_and_changes_nothing(String body, int status) {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    decide(task, "reviewer-1", body)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body(not(containsString("org.openbeian")));
    read(task, "reviewer-1").then().body("state", equalTo("CLAIMED"));
  }

  @Test
  void a_positive_decision_carries_no_reasons() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    decide(task, "reviewer-1", REJECT.replace("REJECT", "PASS"))
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("REASONS_UNEXPECTED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage=BOTH",
        "state=OPENED",
        "orderId=1",
        "cursor=%27%20or%201=1",
        "cursor=MjAyNnxub3RhdXVpZA",
        "limit=0",
        "limit=101",
        "limit=ten"
      })
  void a_parameter_that_can_not_be_read_is_named(String query) {
    as("reviewer-1")
        .urlEncodingEnabled(false)
        .get("/api/v1/review-tasks?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"))
        .body("detail", containsString(query.substring(0, query.indexOf('='))));
  }

  @Test
  void what_does_not_exist_is_404() {
    for (String task : List.of(UUID.randomUUID().toString(), "1", "..%2f..%2fq")) {
      read(task, "reviewer-1").then().statusCode(404);
      claim(task, "reviewer-1").then().statusCode(404);
    }
  }

  @Test
  void a_request_sent_again_under_its_key_is_answered_and_done_once() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    String key = UUID.randomUUID().toString();
    claim(task, "reviewer-1").then().statusCode(200);
    String path = "/api/v1/review-tasks/" + task + "/decision";

    // when
    String first =
        as("reviewer-1")
            .header("Idempotency-Key", key)
            .body(REJECT)
            .post(path)
            .then()
            .statusCode(200)
            .extract()
            .asString();

    // then
    as("reviewer-1")
        .header("Idempotency-Key", key)
        .body(REJECT)
        .post(path)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(first));
    as("reviewer-1").header("Idempotency-Key", key).body(PASS).post(path).then().statusCode(422);
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(order.published()).hasSize(2));
  }

  @Test
  void problems_speak_the_callers_language() {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    given()
        .auth()
        .oauth2(TestTokens.of("reviewer-1"))
        .header("Accept-Language", "zh-CN")
        .contentType("application/json")
        .body(PASS)
        .post("/api/v1/review-tasks/" + task + "/decision")
        .then()
        .statusCode(409)
        .body("title", equalTo("任务尚未领取"));
  }
}
