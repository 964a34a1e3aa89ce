package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.order.AnOrder;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class DurationsTest {

  @BeforeEach
  void forget() {
    TestDatabase.update("delete from step_duration");
  }

  @AfterEach
  void leave_no_deadline_of_another_year() {
    TestDatabase.update(
        "delete from deadline d using orders o where o.id = d.aggregate_id"
            + " and o.created_at < '2026-01-01'");
    TestClock.restore();
  }

  @Test
  @DisplayName("R-FLOW-10: overdue after 3 working days, a weekend not counted")
  void is_overdue_after_three_working_days() {
    // given a Thursday
    itIs("2025-03-13");
    AnOrder order = AnOrder.inPreliminaryReview();

    // then
    assertThat(overdueOn("2025-03-18", order)).isFalse();
    assertThat(overdueOn("2025-03-19", order)).isTrue();
    assertThat(listedAsOverdue(order)).isTrue();
    order.post("/withdrawal").then().statusCode(200).body("overdue", equalTo(false));
  }

  @Test
  @DisplayName("R-FLOW-10, R-CAL-1: a make-up Sunday counts, the Spring Festival does not")
  void counts_a_make_up_day_and_no_holiday() {
    // given the Thursday before the festival
    itIs("2025-01-23");
    AnOrder order = AnOrder.inPreliminaryReview();

    // then
    assertThat(overdueOn("2025-01-27", order)).isFalse();
    assertThat(overdueOn("2025-02-04", order)).isFalse();
    assertThat(overdueOn("2025-02-05", order)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10: every stage has its own time")
  void starts_anew_with_each_stage() {
    // given
    itIs("2025-03-13");
    AnOrder order = AnOrder.inPreliminaryReview();
    itIs("2025-03-19");

    // when
    TestTopics.publish(order.passedBy(Forwarding.MANUAL));
    order.awaitState(OrderState.PASSED);

    // then
    assertThat(overdueOn("2025-03-24", order)).isFalse();
    assertThat(overdueOn("2025-03-25", order)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10, R-FLOW-6: at the bureau an order is late after its province's time")
  void gives_the_bureau_the_time_of_its_province() {
    // given
    itIs("2025-03-13");
    AnOrder order = AnOrder.inBureauReview();

    // then
    assertThat(overdueOn("2025-04-11", order)).isFalse();
    assertThat(overdueOn("2025-04-14", order)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10: what waits for its filer, or for codes, is not overdue")
  void is_never_overdue_where_the_provider_has_nothing_to_do() {
    // given
    itIs("2025-03-13");
    AnOrder draft = AnOrder.draft();
    AnOrder atSms = AnOrder.awaitingSms();

    // then
    assertThat(overdueOn("2025-12-31", draft)).isFalse();
    assertThat(overdueOn("2025-12-31", atSms)).isFalse();
  }

  @Test
  @DisplayName("R-CAL-1: nothing is guessed of a year without a calendar")
  void says_nothing_of_an_unknown_year() {
    // given
    itIs("2023-06-01");
    AnOrder order = AnOrder.inBureauReview();

    // then
    order
        .get("")
        .then()
        .statusCode(200)
        .body("expected.until", nullValue())
        .body("expected.source", equalTo("RULE"));
    assertThat(overdueOn("2023-06-30", order)).isNull();
  }

  @Test
  @DisplayName("R-FLOW-6: the filer sees how long each stage takes, and until when")
  void expects_by_the_rule() {
    // given
    itIs("2025-03-13");

    // then two working days, one, a day, and twenty across 清明节
    AnOrder.inPreliminaryReview()
        .get("")
        .then()
        .statusCode(200)
        .body("expected.source", equalTo("RULE"))
        .body(
            "expected.stages.stage",
            equalTo(
                List.of("PRELIMINARY_REVIEW", "FORWARDING", "SMS_VERIFICATION", "BUREAU_REVIEW")))
        .body("expected.stages[0].unit", equalTo("WORKING_DAY"))
        .body("expected.stages[0].to", equalTo(2))
        .body("expected.stages[2].unit", equalTo("HOUR"))
        .body("expected.stages[2].to", equalTo(24))
        .body("expected.bureauWorkingDays", equalTo(Map.of("from", 1, "to", 20)))
        .body("expected.until", equalTo("2025-04-17"));
    AnOrder draft = AnOrder.draft();
    draft
        .get("")
        .then()
        .body("expected.source", equalTo("RULE"))
        .body("expected.until", nullValue());
    draft.post("/abandonment").then().body("expected", nullValue());
    draft.get("").then().body("expected", nullValue());
  }

  @Test
  @DisplayName("R-FLOW-6: with enough grants of the province and type, by their durations")
  void expects_by_history() {
    // given
    itIs("2025-03-13");
    AnOrder order = AnOrder.inBureauReview();
    seed("330000", 1, 29);
    order.get("").then().body("expected.source", equalTo("RULE"));

    // when
    seed("330000", 30, 30);

    // then
    order
        .get("")
        .then()
        .body("expected.source", equalTo("HISTORY"))
        .body("expected.bureauWorkingDays", equalTo(Map.of("median", 15, "p90", 27, "grants", 30)))
        .body("expected.stages[3].from", equalTo(15))
        .body("expected.stages[3].to", equalTo(27))
        .body("expected.until", equalTo("2025-04-22"));
    durationsOf("330000")
        .body("province", equalTo("330000"))
        .body(
            "durations.type",
            equalTo(
                FilingPlans.all().stream()
                    .filter(plan -> plan.has(Stage.BUREAU_REVIEW))
                    .map(plan -> plan.type().name())
                    .toList()))
        .body("durations[0].source", equalTo("HISTORY"))
        .body("durations[0].stages.source", equalTo(List.of("RULE", "RULE", "RULE", "HISTORY")))
        .body("durations[0].stages[3].passes", equalTo(30))
        .body("durations[0].stages[0].passes", nullValue())
        .body("durations[0].bureauWorkingDays.median", equalTo(15));
    durationsOf("110000")
        .body("durations[0].source", equalTo("RULE"))
        .body("durations[0].bureauWorkingDays.to", equalTo(20));
  }

  @Test
  @DisplayName("R-FLOW-6: only the last 200 grants count")
  void looks_at_the_last_grants_only() {
    // given 250 grants that took one day more each time
    seed("330000", 1, 250);

    // then
    durationsOf("330000")
        .body(
            "durations[0].bureauWorkingDays",
            equalTo(Map.of("median", 150, "p90", 230, "grants", 200)));
  }

  @Test
  void shows_durations_to_filers_and_of_provinces_only() {
    as("filer-b").get("/api/v1/provinces/330000/durations").then().statusCode(200);
    as("reviewer-1").get("/api/v1/provinces/330000/durations").then().statusCode(403);
    given().get("/api/v1/provinces/330000/durations").then().statusCode(401);
    as("filer-a").get("/api/v1/provinces/330001/durations").then().statusCode(404);
    as("filer-a").get("/api/v1/provinces/default/durations").then().statusCode(404);
  }

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-6: the preliminary review is expected by its last passes as well")
  void expects_the_preliminary_review_by_history() {
    // given
    itIs("2025-03-13");
    AnOrder order = AnOrder.inPreliminaryReview();
    seed("PRELIMINARY_REVIEW", "330000", 1, 29);
    order.get("").then().body("expected.stages[0].source", equalTo("RULE"));

    // when
    seed("PRELIMINARY_REVIEW", "330000", 30, 30);

    // then
    order
        .get("")
        .then()
        .body("expected.source", equalTo("RULE"))
        .body("expected.stages.source", equalTo(List.of("HISTORY", "RULE", "RULE", "RULE")))
        .body("expected.stages[0].from", equalTo(15))
        .body("expected.stages[0].to", equalTo(27))
        .body("expected.stages[0].passes", equalTo(30));
    durationsOf("330000").body("durations[0].stages[0].source", equalTo("HISTORY"));
    durationsOf("110000").body("durations[0].stages[0].source", equalTo("RULE"));
  }

  @Test
  @DisplayName("R-FLOW-6: passes and grants keep what their deciders say they took, once per round")
  void keeps_how_long_steps_took() {
    // given
    AnOrder granted = AnOrder.inBureauReview();
    AnOrder rejected = AnOrder.inBureauReview();
    AnOrder unknown = AnOrder.inPreliminaryReview();

    // when
    TestTopics.publish(granted.approvedAs("浙ICP备2025300001号"));
    TestTopics.publish(rejected.rejectedByBureau());
    for (Integer days : Arrays.asList(null, -1)) {
      TestTopics.publish(
          new PreReviewPassed(
              unknown.id(),
              unknown.round(),
              UUID.randomUUID(),
              AnOrder.REVIEWER,
              Forwarding.MANUAL,
              days));
      unknown.awaitState(OrderState.PASSED);
      unknown.post("/withdrawal").then().statusCode(200);
      unknown.submit();
    }
    granted.awaitState(OrderState.GRANTED);
    rejected.awaitState(OrderState.BUREAU_REJECTED);

    // then
    assertThat(takenBy("PRELIMINARY_REVIEW", granted)).isEqualTo("1");
    assertThat(takenBy("BUREAU_REVIEW", granted)).isEqualTo("6");
    assertThat(takenBy("PRELIMINARY_REVIEW", rejected)).isEqualTo("1");
    assertThat(takenBy("BUREAU_REVIEW", rejected)).isNull();
    assertThat(takenBy("PRELIMINARY_REVIEW", unknown)).isNull();

    // and the next round of a rejected one counts too
    rejected.submit();
    TestTopics.publish(rejected.passedBy(Forwarding.MANUAL));
    rejected.awaitState(OrderState.PASSED);
    assertThat(
            TestDatabase.value(
                "select string_agg(round::text, ',' order by round) from step_duration"
                    + " where order_id = ?",
                rejected.id().value()))
        .isEqualTo("1,2");
  }

  @Test
  @DisplayName("R-FLOW-6: everybody else is told of the bureau's time as the filer sees it")
  void tells_what_the_filer_sees() {
    // given
    AnOrder byRule = AnOrder.inBureauReview();
    assertThat(byRule.awaitEvent(OrderSentToBureau.class).expected())
        .isEqualTo(new WorkingDays(1, 20));
    seed("330000", 1, 30);

    // when
    AnOrder byHistory = AnOrder.inBureauReview();

    // then
    assertThat(byHistory.awaitEvent(OrderSentToBureau.class).expected())
        .isEqualTo(new WorkingDays(15, 27));
    byHistory
        .get("")
        .then()
        .body("expected.stages[3].from", equalTo(15))
        .body("expected.stages[3].to", equalTo(27));
  }

  @Test
  void reads_the_history_from_its_index_alone() throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      // a table as it is after some years, gone again with the transaction
      connection.setAutoCommit(false);
      statement.execute(
          "insert into step_duration (order_id, round, step, province, type, decided_at,"
              + " working_days) select gen_random_uuid(), 1, (array['PRELIMINARY_REVIEW',"
              + " 'BUREAU_REVIEW'])[1 + n / 4 % 2], (array['110000', '330000', '440000',"
              + " '310000'])[1 + n % 4], 'FIRST_FILING', timestamptz '2020-01-01' + n * interval '1 minute', n % 20"
              + " from generate_series(1, 30000) n");
      statement.execute("analyze step_duration");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows =
          statement.executeQuery(
              "explain select array(select working_days from step_duration where province ="
                  + " '330000' and type = 'FIRST_FILING' and step = 'BUREAU_REVIEW' order by"
                  + " decided_at desc limit 200)")) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();
      assertThat(plan.toString())
          .contains("Index Only Scan using step_duration_last")
          .doesNotContain("Sort");
    }
  }

  /** Ten in the morning in China. */
  private static void itIs(String day) {
    TestClock.moveTo(Instant.parse(day + "T02:00:00Z"));
  }

  private static @Nullable Boolean overdueOn(String day, AnOrder order) {
    itIs(day);
    return order.get("").then().statusCode(200).extract().path("overdue");
  }

  private static boolean listedAsOverdue(AnOrder order) {
    return order
        .asFiler()
        .get("/api/v1/orders?limit=100&state=" + order.state())
        .then()
        .statusCode(200)
        .extract()
        .path("items.find { it.id == '" + order.id() + "' }.overdue");
  }

  /** Grants from the {@code first} to the {@code last}; the n-th took n working days. */
  private static void seed(String province, int first, int last) {
    seed("BUREAU_REVIEW", province, first, last);
  }

  private static void seed(String step, String province, int first, int last) {
    TestDatabase.update(
        "insert into step_duration (order_id, round, step, province, type, decided_at,"
            + " working_days) select gen_random_uuid(), 1, ?, ?, 'FIRST_FILING', timestamptz"
            + " '2024-01-01' + n * interval '1 hour', n from generate_series(?, ?) n",
        step,
        province,
        first,
        last);
  }

  private static ValidatableResponse durationsOf(String province) {
    return as("filer-a").get("/api/v1/provinces/" + province + "/durations").then().statusCode(200);
  }

  private static @Nullable String takenBy(String step, AnOrder order) {
    return TestDatabase.value(
        "select working_days from step_duration where step = ? and order_id = ?",
        step,
        order.id().value());
  }
}
