package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class QueueTest {

  @Test
  void the_queue_is_paged_oldest_first_without_gaps_or_repetitions() {
    // given
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      expected.add(anOrder().in("620000").submitted().preliminaryTask());
    }

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          list("province=620000&state=OPEN&limit=2&cursor=" + cursor).extract().jsonPath();
      seen.addAll(page.getList("items.id", String.class));
      // a task that joins meanwhile is at the end
      if (cursor.isEmpty()) {
        expected.add(anOrder().in("620000").submitted().preliminaryTask());
      }
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    // then
    assertThat(seen).isEqualTo(expected);
  }

  @ParameterizedTest(name = "R-NAME-1 in {0}")
  @CsvSource({"zh-CN, 网站名称与主办单位名称是否有关联？", "en, Does the name have to do with the subject's name?"})
  void a_task_asks_what_the_rules_leave_to_the_reviewer(String language, String message) {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    given()
        .auth()
        .oauth2(TestTokens.of("reviewer-1"))
        .header("Accept-Language", language)
        .get("/api/v1/review-tasks/" + task)
        .then()
        .statusCode(200)
        .body("ruleBook", equalTo("2026-11+1f0c3a9b"))
        .body("questions.path", contains("services[0].name"))
        .body("questions.rule", contains("R-NAME-1"))
        .body("questions.code", contains("NAME_RELATED_TO_SUBJECT"))
        .body("questions.message", contains(message));
  }

  @Test
  @DisplayName("R-APP-1: a reviewer sees the platforms and SDKs of an app, and none of a website")
  void a_task_shows_the_platforms_of_an_app() {
    // given
    String task =
        anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted().preliminaryTask();

    // then
    as("reviewer-1")
        .get("/api/v1/review-tasks/" + task)
        .then()
        .statusCode(200)
        .body("application.services[0].app", nullValue())
        .body("application.services[1].app.homePage", equalTo("https://qiming-shili.cn/app"))
        .body("application.services[1].app.platforms.platform", contains("ANDROID"))
        .body("application.services[1].app.platforms[0].packageName", equalTo("cn.qiming.shili"))
        .body("application.services[1].app.platforms[0].domains", contains("qiming-shili.cn"))
        .body("application.services[1].app.sdks.provider", contains("示例推送科技有限公司"));
  }

  @Test
  void every_question_is_put_in_both_languages() {
    for (ReviewQuestion.Code code : ReviewQuestion.Code.values()) {
      for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        assertThat(ResourceBundle.getBundle("messages", locale).keySet()).contains(code.name());
      }
    }
  }

  @Test
  void tasks_of_the_same_instant_are_paged_too() {
    // given
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(anOrder().in("630000").submitted().preliminaryTask());
    }
    TestDatabase.update(
        "update review_task set created_at = (select min(created_at) from review_task"
            + " where province = '630000') where province = '630000'");

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page = list("province=630000&limit=1&cursor=" + cursor).extract().jsonPath();
      seen.addAll(page.getList("items.id", String.class));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    // then
    assertThat(seen).containsExactlyInAnyOrderElementsOf(tasks).isSorted();
  }

  @Test
  void the_queue_is_filtered_by_state_assignee_and_order() {
    // given
    AnOrder order = anOrder().in("640000").submitted();
    String claimed = order.preliminaryTask();
    claim(claimed, "reviewer-2").then().statusCode(200);
    String open = anOrder().in("640000").submitted().preliminaryTask();

    // then
    list("province=640000&state=CLAIMED").body("items.id", contains(claimed));
    list("province=640000&state=OPEN").body("items.id", contains(open));
    list("province=640000&state=DECIDED").body("items", empty());
    list("province=640000").body("items.id", contains(claimed, open));
    list("assignee=reviewer-2").body("items.id", hasItem(claimed));
    list("assignee=reviewer-2&state=CLAIMED")
        .body("items.assignee", everyItem(equalTo("reviewer-2")));
    list("assignee=nobody").body("items", empty());
    list("orderId=" + order.id()).body("items.id", contains(claimed));
    list("stage=PRELIMINARY&orderId=" + order.id())
        .body("items[0].age", matchesPattern("PT.*S"))
        .body("items[0].round", equalTo(1));

    // when
    decide(claimed, "reviewer-2", ReviewApi.PASS).then().statusCode(200);

    // then
    list("province=640000&state=DECIDED&assignee=reviewer-2").body("items.id", contains(claimed));
  }

  @Test
  void officers_see_the_cases_of_their_provinces_only() {
    // given
    String inZhejiang = anOrder().in("330000").submitted().sentToBureau().bureauTask();
    String inBeijing = anOrder().in("110000").submitted().sentToBureau().bureauTask();

    // then
    as("officer-bj")
        .get("/api/v1/review-tasks?state=OPEN&limit=100")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(inBeijing))
        .body("items.id", not(hasItem(inZhejiang)))
        .body("items.province", everyItem(equalTo("110000")))
        .body("items.stage", everyItem(equalTo("BUREAU")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stage = 'PRELIMINARY' and state = 'OPEN'            | review_task_waiting",
        "province = '330000' and stage = 'BUREAU' and state = 'OPEN' |"
            + " review_task_waiting_in_province",
        "stage = 'PRELIMINARY'                                | review_task_by_age",
        "province = '330000' and stage = 'BUREAU'             | review_task_by_province",
        "assignee = 'reviewer-1' and stage = 'BUREAU'         | review_task_assignee",
        "assignee = 'reviewer-1' and stage = 'BUREAU' and state = 'CLAIMED' | review_task_held",
        "stage = 'PRELIMINARY' and state = 'PASSED_UNFORWARDED' | review_task_to_forward",
        "stage = 'PRELIMINARY' and state = 'OPEN' and paused_at is null and account <> 'a' |"
            + " review_task_next",
        "province = '330000' and stage = 'BUREAU' and state = 'OPEN' and paused_at is null and"
            + " account <> 'a' | review_task_next_in_province",
        "stage = 'PRELIMINARY' and state in ('OPEN', 'CLAIMED', 'PASSED_UNFORWARDED') and"
            + " created_at < '2020-01-09' and (state <> 'PASSED_UNFORWARDED' or decided_at <"
            + " '2020-01-09') | review_task_waiting"
      })
  void each_list_has_its_index(String where, String index) throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      // a table as it is after some months, gone again with the transaction
      connection.setAutoCommit(false);
      statement.execute(
          "create temporary table past on commit drop as select n, gen_random_uuid() as order_id,"
              + " (array['110000', '330000', '440000', '310000', '320000'])[1 + n % 5] as province"
              + " from generate_series(1, 30000) n");
      statement.execute(
          "insert into submission (order_id, round, subject_name, application, rule_book, questions,"
              + " materials) select order_id, 1, 'somebody', '{}'::jsonb, '2026-11', '[]'::jsonb,"
              + " '[]'::jsonb from past");
      statement.execute(
          "insert into review_task (id, order_id, round, stage, state, filing_type, province,"
              + " account, subject_name, created_at, assignee) select gen_random_uuid(), order_id,"
              + " 1, case when n % 2 = 0 then 'PRELIMINARY' else 'BUREAU' end,"
              + " case when n % 97 = 0 then 'OPEN' else 'DECIDED' end, 'FIRST_FILING', province,"
              + " 'acct', 'somebody', timestamptz '2020-01-01' + n * interval '1 minute',"
              + " 'reviewer-' || n % 50 from past");
      statement.execute("analyze review_task");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows =
          statement.executeQuery(
              "explain select * from review_task where "
                  + where
                  + " order by rank, created_at, id limit 21")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();
      assertThat(plan.toString()).containsPattern("using " + index + "\\b").doesNotContain("Sort");
    }
  }

  private static ValidatableResponse list(String query) {
    return as("reviewer-1").get("/api/v1/review-tasks?" + query).then().statusCode(200);
  }
}
