package org.openbeian.review.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.REJECT;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class OverdueTasksTest {

  private static final String REVIEWER = "reviewer-1";
  private static final String OFFICER = "officer-zj";

  @AfterEach
  void return_to_the_present() {
    TestClock.restore();
  }

  @Test
  @DisplayName("R-FLOW-10: overdue after 3 working days, a weekend not counted")
  void a_task_is_overdue_after_three_working_days() {
    // given a Thursday
    itIs("2025-03-13");
    String task = anOrder().in("540000").submitted().preliminaryTask();
    task(REVIEWER, task)
        .body("waitingSince", startsWith("2025-03-13T02:00"))
        .body("waitingWorkingDays", equalTo(0))
        .body("overdue", equalTo(false))
        .body("unknownYear", nullValue());

    // then
    itIs("2025-03-16");
    task(REVIEWER, task).body("waitingWorkingDays", equalTo(1));
    assertThat(overdueOn("2025-03-18", REVIEWER, task)).isFalse();
    assertThat(overdueOn("2025-03-19", REVIEWER, task)).isTrue();
    task(REVIEWER, task).body("waitingWorkingDays", equalTo(4));
    claim(task, REVIEWER).then().statusCode(200).body("overdue", equalTo(true));
    assertThat(overdueOn("2025-03-20", REVIEWER, task)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10, R-CAL-1: a make-up Sunday counts, the Spring Festival does not")
  void a_make_up_day_counts_and_a_holiday_does_not() {
    // given the Thursday before the festival
    itIs("2025-01-23");
    String task = anOrder().in("540000").submitted().preliminaryTask();

    // then
    assertThat(overdueOn("2025-01-27", REVIEWER, task)).isFalse();
    task(REVIEWER, task).body("waitingWorkingDays", equalTo(3));
    assertThat(overdueOn("2025-02-04", REVIEWER, task)).isFalse();
    assertThat(overdueOn("2025-02-05", REVIEWER, task)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10: days are those of China, and begin there at midnight")
  void a_task_becomes_overdue_at_midnight_in_china() {
    // given a Thursday's last second
    TestClock.moveTo(Instant.parse("2025-05-15T15:59:30Z"));
    String task = anOrder().in("540000").submitted().preliminaryTask();

    // then
    TestClock.moveTo(Instant.parse("2025-05-20T15:59:00Z"));
    assertThat(overdue(REVIEWER, task)).isFalse();
    TestClock.moveTo(Instant.parse("2025-05-20T16:00:00Z"));
    assertThat(overdue(REVIEWER, task)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10, R-FLOW-6: a bureau's case is late after the bureau's usual time")
  void a_bureau_has_its_usual_time() {
    // given
    itIs("2025-03-13");
    String task = anOrder().in("330000").submitted().sentToBureau().bureauTask();

    // then
    assertThat(overdueOn("2025-04-11", OFFICER, task)).isFalse();
    assertThat(overdueOn("2025-04-14", OFFICER, task)).isTrue();
  }

  @Test
  @DisplayName("R-FLOW-10: what nobody has to do anything about is not overdue")
  void a_decided_task_waits_no_more() {
    // given
    itIs("2025-03-13");
    String task = anOrder().in("540000").submitted().preliminaryTask();
    assertThat(overdueOn("2025-03-19", REVIEWER, task)).isTrue();
    claim(task, REVIEWER).then().statusCode(200);

    // when
    decide(task, REVIEWER, REJECT).then().statusCode(200).body("overdue", equalTo(false));

    // then
    assertThat(overdue(REVIEWER, task)).isFalse();
    task(REVIEWER, task)
        .body("waitingSince", nullValue())
        .body("waitingWorkingDays", nullValue())
        .body("unknownYear", nullValue());
    list(REVIEWER, "orderId=" + task(REVIEWER, task).extract().path("orderId"))
        .body("items[0].overdue", equalTo(false));
  }

  @Test
  @DisplayName("R-CAL-1: nothing is guessed of a year without a calendar, and the year is told")
  void an_unknown_year_is_told() {
    // given
    itIs("2023-06-01");
    String task = anOrder().in("540000").submitted().preliminaryTask();

    // when
    itIs("2023-06-30");

    // then
    task(REVIEWER, task)
        .body("waitingSince", startsWith("2023-06-01"))
        .body("waitingWorkingDays", nullValue())
        .body("overdue", nullValue())
        .body("unknownYear", equalTo(2023));
    as(REVIEWER)
        .get("/api/v1/review-tasks?overdue=true")
        .then()
        .statusCode(409)
        .body("code", equalTo("CALENDAR_MISSING"))
        .body("rule", equalTo("R-CAL-1"))
        .body("detail", containsString("2023"));

    // when the days of a known year suffice
    assertThat(overdueOn("2024-03-01", REVIEWER, task)).isTrue();

    // then
    task(REVIEWER, task).body("waitingWorkingDays", nullValue()).body("unknownYear", equalTo(2023));
  }

  @Test
  @DisplayName("R-FLOW-10: the queue shows what is overdue alone, page by page")
  void the_overdue_are_paged_oldest_first() {
    // given
    List<String> late = new ArrayList<>();
    itIs("2025-07-01");
    for (int i = 0; i < 3; i++) {
      late.add(anOrder().in("460000").submitted().preliminaryTask());
    }
    itIs("2025-07-04");
    anOrder().in("460000").submitted().preliminaryTask();
    itIs("2025-07-07");
    claim(late.get(1), "reviewer-2").then().statusCode(200);

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          list(REVIEWER, "overdue=true&province=460000&limit=2&cursor=" + cursor)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.id", String.class));
      cursor = page.getString("nextCursor");
    } while (cursor != null);

    // then
    assertThat(seen).isEqualTo(late);
    list(REVIEWER, "overdue=true&province=460000&state=CLAIMED")
        .body("items.id", equalTo(List.of(late.get(1))));
    list(REVIEWER, "overdue=true&province=460000&state=DECIDED").body("items", equalTo(List.of()));
    list(REVIEWER, "overdue=&province=460000").body("items.size()", equalTo(4));
  }

  @Test
  void the_overdue_can_only_be_asked_for() {
    for (String wrong : List.of("false", "yes", "TRUE")) {
      as(REVIEWER)
          .get("/api/v1/review-tasks?overdue=" + wrong)
          .then()
          .statusCode(400)
          .body("code", equalTo("BAD_PARAMETER"));
    }
  }

  /** Ten in the morning in China. */
  private static void itIs(String day) {
    TestClock.moveTo(Instant.parse(day + "T02:00:00Z"));
  }

  private static @Nullable Boolean overdueOn(String day, String user, String task) {
    itIs(day);
    return overdue(user, task);
  }

  /** As the task, its row in the list and the list of what is overdue say alike. */
  private static @Nullable Boolean overdue(String user, String task) {
    JsonPath shown = task(user, task).extract().jsonPath();
    Boolean overdue = shown.get("overdue");
    String query = "limit=100&province=" + shown.getString("province");
    List<String> all = list(user, "overdue=true&" + query).extract().path("items.id");
    assertThat(all.contains(task)).isEqualTo(Boolean.TRUE.equals(overdue));
    Boolean inTheList =
        list(user, "orderId=" + shown.getString("orderId") + "&" + query)
            .extract()
            .path("items[0].overdue");
    assertThat(inTheList).isEqualTo(overdue);
    return overdue;
  }

  private static ValidatableResponse task(String user, String task) {
    return read(task, user).then().statusCode(200);
  }

  private static ValidatableResponse list(String user, String query) {
    return as(user).get("/api/v1/review-tasks?" + query).then().statusCode(200);
  }
}
