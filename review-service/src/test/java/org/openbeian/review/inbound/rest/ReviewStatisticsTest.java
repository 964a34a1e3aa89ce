package org.openbeian.review.inbound.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ReviewStatisticsTest {

  @AfterEach
  void return_to_the_present() {
    TestClock.restore();
  }

  @Test
  @DisplayName("R-FLOW-2: leads see who decided what, and what they hold")
  void the_workload_of_a_reviewer() {
    // given
    at("2025-08-04T02:00:00Z");
    String decided = anOrder().in("650000").submitted().preliminaryTask();
    String late = anOrder().in("650000").submitted().preliminaryTask();
    claim(decided, "reviewer-81").then().statusCode(200);
    at("2025-08-04T02:12:00Z");
    decide(decided, "reviewer-81", ReviewApi.REJECT).then().statusCode(200);
    at("2025-08-07T02:00:00Z");
    claim(late, "reviewer-82").then().statusCode(200);
    at("2025-08-07T02:20:00Z");
    decide(late, "reviewer-82", ReviewApi.REQUEST_CHANGES).then().statusCode(200);
    claim(anOrder().in("650000").submitted().preliminaryTask(), "reviewer-82")
        .then()
        .statusCode(200);

    // then
    ValidatableResponse answer = statistics("workload?from=2025-08-01&to=2025-08-31");
    of("reviewer-81", answer, "decided", 1);
    of("reviewer-81", answer, "rejected", 1);
    of("reviewer-81", answer, "inTime", 1);
    of("reviewer-81", answer, "medianMinutes", 12);
    of("reviewer-81", answer, "holding", 0);
    of("reviewer-82", answer, "decided", 1);
    of("reviewer-82", answer, "changesRequested", 1);
    of("reviewer-82", answer, "inTime", 0);
    of("reviewer-82", answer, "holding", 1);
    statistics("workload?from=2025-08-05&to=2025-08-06")
        .body("items.user", not(hasItem("reviewer-81")))
        .body("items.user", hasItem("reviewer-82"));
  }

  @Test
  @DisplayName("R-FLOW-6: leads see how long stages take, by province and type")
  void the_times_of_a_stage() {
    // given
    at("2025-09-01T02:00:00Z");
    String quick = anOrder().in("610000").submitted().preliminaryTask();
    String slow = anOrder().in("610000").submitted().preliminaryTask();
    claim(quick, "reviewer-1").then().statusCode(200);
    decide(quick, "reviewer-1", ReviewApi.REJECT).then().statusCode(200);
    at("2025-09-05T02:00:00Z");
    claim(slow, "reviewer-1").then().statusCode(200);
    decide(slow, "reviewer-1", ReviewApi.REJECT).then().statusCode(200);

    // then
    statistics("stage-times?province=610000&type=FIRST_FILING&from=2025-09-01&to=2025-09-30")
        .body("items.size()", equalTo(1))
        .body("items[0].stage", equalTo("PRELIMINARY"))
        .body("items[0].decided", equalTo(2))
        .body("items[0].inTime", equalTo(1))
        .body("items[0].medianWorkingDays", equalTo(0))
        .body("items[0].p90WorkingDays", equalTo(4))
        .body("items[0].mostWorkingDays", equalTo(4));
    statistics("throughput?from=2025-09-01&to=2025-09-05")
        .body("items.find { it.day == '2025-09-05' }.decided", equalTo(1))
        .body("items.find { it.day == '2025-09-01' }.opened", equalTo(2))
        .body("items.find { it.day == '2025-09-03' }", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workload?from=yesterday",
        "workload?from=2025-02-02&to=2025-02-01",
        "throughput?from=2025-01-01&to=2025-12-31",
        "stage-times?type=NONE",
        "stage-times?from=1970-01-01&to=9999-01-01"
      })
  void what_cannot_be_read_is_told(String query) {
    as("lead-1")
        .get("/api/v1/review-statistics/" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reviewer-1", "officer-zj", "filer-b", "auditor-1"})
  @DisplayName("R-PERM-2: only leads supervise")
  void only_leads_supervise(String user) {
    as(user).get("/api/v1/review-statistics/workload").then().statusCode(403);
  }

  private static void of(String user, ValidatableResponse answer, String field, int value) {
    answer.body("items.find { it.user == '" + user + "' }." + field, equalTo(value));
  }

  private static ValidatableResponse statistics(String query) {
    return as("lead-1").get("/api/v1/review-statistics/" + query).then().statusCode(200);
  }

  private static void at(String time) {
    TestClock.moveTo(Instant.parse(time));
  }
}
