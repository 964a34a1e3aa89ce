package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.REJECT;
import static org.openbeian.review.ReviewApi.REQUEST_CHANGES;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: a task shows what changed since the round before")
class ChangesTest {

  private static final String TWO_THINGS =
      """
      {"outcome":"REQUEST_CHANGES","reasons":[
      {"path":"services[0].name","code":"NAME_UNRELATED","rule":"R-NAME-1","message":"无关联"},
      {"path":"subject.investor","code":"INVESTOR_WRONG","message":"请核对投资者"}]}""";

  @Test
  void the_first_round_is_shown_whole_and_compared_with_nothing() {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    for (String show : new String[] {"", "?show=all", "?show=changes"}) {
      show(task, show, "reviewer-1")
          .then()
          .statusCode(200)
          .body("shows", equalTo("ALL"))
          .body("application", notNullValue())
          .body("comparedWithRound", nullValue())
          .body("changes", empty())
          .body("unanswered", empty());
    }
  }

  @Test
  void findings_are_shown_in_the_callers_language() {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    read(task, "reviewer-1")
        .then()
        .body("findings", hasSize(1))
        .body("findings[0].path", equalTo("services[0].domains[0]"))
        .body("findings[0].rule", equalTo("R-DOM-1"))
        .body("findings[0].code", equalTo("DOMAIN_NOT_CHECKED"))
        .body("findings[0].message", equalTo("The domain could not be checked just now"));
    given()
        .auth()
        .oauth2(TestTokens.of("reviewer-1"))
        .get("/api/v1/review-tasks/" + task)
        .then()
        .body("findings[0].message", equalTo("域名实名认证情况暂时无法核对"))
        .body("questions[0].message", equalTo("网站名称与主办单位名称是否有关联？"));
  }

  @Test
  @DisplayName("R-FLOW-2: when changes were requested, the reviewer sees only what changed")
  void when_changes_were_requested_only_they_are_shown() {
    // given
    AnOrder order = anOrder().naming("好运商城").submitted();
    sentBack(order, TWO_THINGS);

    // when
    order.naming("启明示例科技官网").withAnotherPicture().submitted();

    // then
    String task = order.preliminaryTask();
    read(task, "reviewer-2")
        .then()
        .statusCode(200)
        .body("shows", equalTo("CHANGES"))
        .body("application", nullValue())
        .body("comparedWithRound", equalTo(1))
        .body(
            "changes.path",
            contains("services[0].name", "materials[PRINCIPAL_ID_FRONT of services[0].principal]"))
        .body("changes.change", contains("CHANGED", "CHANGED"))
        .body("changes[0].before", equalTo("好运商城"))
        .body("changes[0].after", equalTo("启明示例科技官网"))
        .body("changes[0].reasons.code", contains("NAME_UNRELATED"))
        .body("changes[1].after", equalTo(order.materials().get(1).id().toString()))
        .body("unanswered.code", contains("INVESTOR_WRONG"))
        .body("questions.path", contains("services[0].name"))
        .body("findings", empty())
        .body("materials.id", contains(order.materials().get(1).id().toString()));

    // and the whole on demand
    show(task, "?show=all", "reviewer-2")
        .then()
        .body("shows", equalTo("ALL"))
        .body("application.services[0].name", equalTo("启明示例科技官网"))
        .body("changes", hasSize(2))
        .body("findings", hasSize(1))
        .body("materials", hasSize(2));
  }

  @Test
  void values_are_masked_and_told_although_they_look_alike() {
    // given
    AnOrder order = anOrder().calling("13800571001").submitted();
    sentBack(order, REQUEST_CHANGES);
    order.calling("13812341001").submitted();

    // then
    String answer =
        read(order.preliminaryTask(), "reviewer-1")
            .then()
            .body(
                "changes.path",
                contains("subject.principal.mobile", "services[0].principal.mobile"))
            .body("changes.before", contains("138****1001", "138****1001"))
            .body("changes.after", contains("138****1001", "138****1001"))
            .body("unanswered.path", contains("services[0].name"))
            .extract()
            .asString();
    assertThat(answer).doesNotContain("13800571001", "13812341001");
  }

  @Test
  void what_was_rejected_or_withdrawn_is_shown_whole_with_its_changes() {
    // given a rejection
    AnOrder order = anOrder().naming("好运商城").submitted();
    sentBack(order, REJECT);
    order.naming("启明科技官网").submitted();

    // then
    read(order.preliminaryTask(), "reviewer-1")
        .then()
        .body("shows", equalTo("ALL"))
        .body("changes[0].reasons.code", contains("NAME_UNRELATED"))
        .body("application", notNullValue());

    // and a withdrawal that nobody decided
    TestTopics.publish(order.withdrawal(2));
    order.naming("启明门户").submitted();
    read(order.preliminaryTask(), "reviewer-1")
        .then()
        .body("shows", equalTo("ALL"))
        .body("comparedWithRound", equalTo(2))
        .body("changes[0].before", equalTo("启明科技官网"))
        .body("changes[0].reasons", empty())
        .body("unanswered", empty());
    show(order.preliminaryTask(), "?show=changes", "reviewer-1")
        .then()
        .body("shows", equalTo("CHANGES"))
        .body("application", nullValue())
        .body("materials", empty());
  }

  @Test
  void the_bureau_sees_the_whole_since_it_has_not_seen_the_round_before() {
    // given
    AnOrder order = anOrder().naming("好运商城").submitted();
    sentBack(order, REQUEST_CHANGES);
    order.naming("启明示例科技官网").submitted();
    claim(order.preliminaryTask(), "reviewer-1").then().statusCode(200);
    decide(order.preliminaryTask(), "reviewer-1", PASS).then().statusCode(200);
    order.sentToBureau();

    // then
    read(order.bureauTask(), "officer-zj")
        .then()
        .body("shows", equalTo("ALL"))
        .body("application", notNullValue())
        .body("comparedWithRound", equalTo(1))
        .body("changes[0].path", equalTo("services[0].name"))
        .body("history", hasSize(2))
        .body("history[0].reviewer", equalTo("reviewer-1"))
        .body("history[0].claimedAt", notNullValue())
        .body("history[0].endedAt", notNullValue())
        .body("history[0].supplementsAsked", equalTo(0))
        .body("history[0].reasons.code", contains("NAME_UNRELATED"))
        .body("history[1].outcome", equalTo("PASS"))
        .body("history[1].endedAt", notNullValue());
  }

  @Test
  void the_bureaus_reasons_are_those_of_the_round_that_it_rejected() {
    // given
    AnOrder order = anOrder().naming("好运商城").submitted();
    claim(order.preliminaryTask(), "reviewer-1").then().statusCode(200);
    decide(order.preliminaryTask(), "reviewer-1", PASS).then().statusCode(200);
    order.sentToBureau();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);
    decide(
            order.bureauTask(),
            "officer-zj",
            "{\"outcome\":\"REJECT\",\"reasons\":[{\"path\":\"services[0].name\",\"code\":\"1020\"}]}")
        .then()
        .statusCode(200);

    // when
    order.naming("启明示例科技官网").submitted();

    // then
    read(order.preliminaryTask(), "reviewer-1")
        .then()
        .body("shows", equalTo("ALL"))
        .body("changes[0].reasons.code", contains("1020"))
        .body("history", hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALL", "change", "null", "all,changes", "%00"})
  void show_is_all_or_changes(String show) {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    show(task, "?show=" + show, "reviewer-1")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  private static void sentBack(AnOrder order, String decision) {
    claim(order.preliminaryTask(), "reviewer-1").then().statusCode(200);
    decide(order.preliminaryTask(), "reviewer-1", decision).then().statusCode(200);
  }

  private static Response show(String task, String query, String user) {
    return as(user).get("/api/v1/review-tasks/" + task + query);
  }
}
