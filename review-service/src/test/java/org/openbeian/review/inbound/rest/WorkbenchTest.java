package org.openbeian.review.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.AtOnce.atOnce;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.review.HolderChange;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.ReviewBreach;
import org.openbeian.contracts.review.ReviewEscalated;
import org.openbeian.contracts.review.ReviewHolderChanged;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** What reviewers work through: who has what, for how long, and by when it should be done. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class WorkbenchTest {

  @AfterEach
  void return_to_the_present() {
    TestClock.restore();
  }

  @Test
  @DisplayName("R-PERM-2: of fifty reviewers who ask at once, nobody gets another's task")
  void fifty_reviewers_at_once_get_fifty_tasks() throws Exception {
    // given
    Set<String> waiting = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      waiting.add(anOrder().in("360000").submitted().preliminaryTask());
    }

    // when
    List<Callable<Response>> asking = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String reviewer = "reviewer-" + (i + 10);
      asking.add(() -> next(reviewer, "{\"province\":\"360000\"}"));
    }
    List<Response> answers = atOnce(asking);

    // then
    List<Response> given = answers.stream().filter(a -> a.statusCode() == 200).toList();
    assertThat(given).extracting(a -> a.<String>path("id")).doesNotHaveDuplicates();
    assertThat(given.stream().map(a -> a.<String>path("id")).toList())
        .containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(answers).filteredOn(a -> a.statusCode() != 200).hasSize(10);
    assertThat(answers).extracting(Response::statusCode).containsOnly(200, 204);
  }

  @Test
  @DisplayName("R-FLOW-2: resubmissions come next first, then the oldest")
  void the_next_is_a_resubmission_then_the_oldest() {
    // given
    String older = anOrder().in("340000").submitted().preliminaryTask();
    anOrder().in("340000").submitted();
    String resubmitted = anOrder().in("340000").submitted().submitted().preliminaryTask();

    // then
    list("province=340000&state=OPEN")
        .body("items[0].id", equalTo(resubmitted))
        .body("items[0].resubmission", equalTo(true))
        .body("items[1].id", equalTo(older));
    list("province=340000&queue=RESUBMISSIONS").body("items.id", contains(resubmitted));

    // when
    Response first = next("reviewer-1", "{\"province\":\"340000\"}");
    Response second = next("reviewer-1", "{\"province\":\"340000\",\"queue\":\"PRELIMINARY\"}");

    // then
    assertThat(first.<String>path("id")).isEqualTo(resubmitted);
    assertThat(first.<String>path("assignee")).isEqualTo("reviewer-1");
    assertThat(second.<String>path("id")).isEqualTo(older);
  }

  @Test
  @DisplayName(
      "R-PERM-2: nobody is given an order of their own account, an officer no other province")
  void the_next_is_nobodys_own() {
    // given
    String own = anOrder().of("acct-a").in("350000").submitted().preliminaryTask();
    String inBeijing = anOrder().in("110000").submitted().sentToBureau().bureauTask();

    // then
    assertThat(next("reviewer-a", "{\"province\":\"350000\"}").statusCode()).isEqualTo(204);
    assertThat(next("officer-zj", "{\"province\":\"110000\"}").statusCode()).isEqualTo(204);
    assertThat(next("reviewer-1", "{\"queue\":\"BUREAU\"}").statusCode()).isEqualTo(403);
    assertThat(next("officer-bj", "{\"queue\":\"PRELIMINARY\"}").statusCode()).isEqualTo(403);
    assertThat(next("filer-b", "{}").statusCode()).isEqualTo(403);
    assertThat(next("reviewer-1", "{\"queue\":\"FORWARDING\"}").statusCode()).isEqualTo(400);
    assertThat(next("reviewer-1", "{\"provinces\":[]}").statusCode()).isEqualTo(400);

    // when
    Set<String> given = new HashSet<>();
    for (Response answer = next("officer-bj", "{}");
        answer.statusCode() == 200;
        answer = next("officer-bj", "{}")) {
      given.add(answer.path("id"));
      assertThat(answer.<String>path("province")).isEqualTo("110000");
    }

    // then
    assertThat(given).contains(inBeijing);
    read(own, "reviewer-1").then().body("state", equalTo("OPEN"));
  }

  @Test
  void the_next_with_the_same_key_is_the_same() {
    // given
    anOrder().in("370000").submitted();
    anOrder().in("370000").submitted();

    // when
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      given.add(
          as("reviewer-1")
              .header("Idempotency-Key", "the-first-click-370000")
              .body("{\"province\":\"370000\"}")
              .post("/api/v1/review-tasks/next")
              .path("id"));
    }

    // then
    assertThat(given.get(0)).isNotNull().isEqualTo(given.get(1));
  }

  @Test
  @DisplayName("R-PERM-2: who leaves a task alone has it no more, and what was done stays")
  void a_claim_lapses() {
    // given
    AnOrder order = anOrder().in("410000").submitted();
    String task = order.preliminaryTask();
    Instant start = Instant.parse("2025-03-13T02:00:00Z");
    TestClock.moveTo(start);
    claim(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("leaseUntil", startsWith("2025-03-13T02:30"));

    // when the holder goes on working
    TestClock.moveTo(start.plus(Duration.ofMinutes(29)));
    claim(task, "reviewer-1").then().body("leaseUntil", startsWith("2025-03-13T02:59"));
    TestClock.moveTo(start.plus(Duration.ofMinutes(58)));

    // then
    read(task, "reviewer-1").then().body("state", equalTo("CLAIMED"));

    // when nothing is done
    TestClock.moveTo(start.plus(Duration.ofMinutes(60)));

    // then
    awaitState(task, "OPEN");
    decide(task, "reviewer-1", ReviewApi.REJECT)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_NOT_CLAIMED"));
    read(task, "reviewer-1").then().body("assignee", nullValue()).body("leaseUntil", nullValue());
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(changes(order))
                    .singleElement()
                    .satisfies(
                        change -> {
                          assertThat(change.because()).isEqualTo(HolderChange.LEASE_EXPIRED);
                          assertThat(change.from()).isEqualTo("reviewer-1");
                          assertThat(change.to()).isNull();
                        }));

    // and it can be taken up again
    claim(task, "reviewer-2").then().statusCode(200);
  }

  @Test
  @DisplayName("R-PERM-2: of a lapse and a decision at once one counts")
  void a_lapse_and_a_decision_at_once_have_one_winner() {
    for (int i = 0; i < 10; i++) {
      // given
      AnOrder order = anOrder().in("420000").submitted();
      String task = order.preliminaryTask();
      Instant start = Instant.parse("2025-03-13T02:00:00Z");
      TestClock.moveTo(start);
      claim(task, "reviewer-1").then().statusCode(200);

      // when the claim lapses while it is decided
      TestClock.moveTo(start.plus(Duration.ofMinutes(30)));
      int status = decide(task, "reviewer-1", ReviewApi.REJECT).statusCode();

      // then
      assertThat(status).isIn(200, 409);
      awaitState(task, status == 200 ? "DECIDED" : "OPEN");
      assertThat(
              TestDatabase.count(
                  "select count(*) from deadline where aggregate_id = ?::uuid and due_at <="
                      + " '2025-03-13T02:30:00Z'",
                  task))
          .isZero();
    }
  }

  @Test
  @DisplayName("R-PERM-2: a holder hands over, a lead assigns, and both only to who may have it")
  void a_task_is_given_to_somebody() {
    // given
    for (String user : List.of("reviewer-2", "reviewer-3", "reviewer-a", "officer-zj")) {
      as(user).get("/api/v1/review-tasks?limit=1").then().statusCode(200);
    }
    AnOrder order = anOrder().of("acct-a").in("430000").submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    give(task, "handover", "reviewer-2", "reviewer-3")
        .statusCode(409)
        .body("code", equalTo("TASK_TAKEN"));
    give(task, "assignment", "reviewer-1", "reviewer-2").statusCode(403);
    for (Map.Entry<String, String> refused :
        Map.of(
                "nobody-9", "STAFF_UNKNOWN",
                "officer-zj", "STAFF_NOT_OF_STAGE",
                "reviewer-a", "STAFF_OF_OWN_ACCOUNT",
                " ", "STAFF_MISSING")
            .entrySet()) {
      give(task, "handover", "reviewer-1", refused.getKey())
          .statusCode(422)
          .body("violations[0].path", equalTo("to"))
          .body("violations[0].rule", equalTo("R-PERM-2"))
          .body("violations[0].code", equalTo(refused.getValue()))
          .body("violations[0].remedy", notNullValue());
    }

    // when
    give(task, "handover", "reviewer-1", "reviewer-2")
        .statusCode(200)
        .body("assignee", equalTo("reviewer-2"));
    give(task, "assignment", "lead-1", "reviewer-3")
        .statusCode(200)
        .body("assignee", equalTo("reviewer-3"));

    // then
    decide(task, "reviewer-2", ReviewApi.REJECT).then().statusCode(409);
    decide(task, "reviewer-3", ReviewApi.REJECT).then().statusCode(200);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(changes(order))
                    .extracting(
                        ReviewHolderChanged::because,
                        ReviewHolderChanged::from,
                        ReviewHolderChanged::to)
                    .containsExactly(
                        tuple(HolderChange.HANDED_OVER, "reviewer-1", "reviewer-2"),
                        tuple(HolderChange.ASSIGNED, "reviewer-2", "reviewer-3")));
  }

  @Test
  @DisplayName("R-PERM-2: officers hand over among themselves, leads do not give out cases")
  void a_case_is_handed_over_within_its_province() {
    // given
    as("officer-zj-2").get("/api/v1/review-tasks").then().statusCode(200);
    as("officer-bj").get("/api/v1/review-tasks").then().statusCode(200);
    String task = anOrder().submitted().sentToBureau().bureauTask();
    claim(task, "officer-zj").then().statusCode(200);

    // then
    give(task, "assignment", "lead-1", "officer-zj-2").statusCode(403);
    give(task, "handover", "officer-zj", "officer-bj")
        .statusCode(422)
        .body("violations[0].code", equalTo("STAFF_NOT_OF_STAGE"));
    give(task, "handover", "officer-zj", "officer-zj-2")
        .statusCode(200)
        .body("assignee", equalTo("officer-zj-2"));
    as("officer-zj")
        .get("/api/v1/review-staff")
        .then()
        .statusCode(200)
        .body("items.user", hasItems("officer-zj", "officer-zj-2"))
        .body("items.user", not(hasItem("officer-bj")))
        .body("items.user", not(hasItem("reviewer-1")));
  }

  @Test
  @DisplayName("R-FLOW-2, R-CAL-1: a review is promised within a working day")
  void the_clock_of_a_review() {
    // given a Friday
    itIs("2025-03-14");
    String task = anOrder().in("440000").submitted().preliminaryTask();

    // then
    sla(task, "ON_TIME", 1);
    itIs("2025-03-16");
    sla(task, "ON_TIME", 1);
    itIs("2025-03-17");
    sla(task, "DUE_TODAY", 0);
    list("province=440000&sla=DUE_TODAY").body("items.id", hasItem(task));
    list("province=440000&sla=LATE").body("items.id", not(hasItem(task)));
    itIs("2025-03-18");
    sla(task, "LATE", -1);
    read(task, "reviewer-1").then().body("sla.dueOn", equalTo("2025-03-17"));
    list("province=440000&sla=LATE").body("items.id", hasItem(task));
    list("province=440000&sla=ON_TIME").body("items.id", not(hasItem(task)));

    // when
    claim(task, "reviewer-1").then().statusCode(200);
    decide(task, "reviewer-1", ReviewApi.REJECT)
        .then()
        .statusCode(200)
        .body("sla", nullValue())
        .body("workingDays", equalTo(2));
  }

  @Test
  @DisplayName("R-FLOW-3: the clock stands still while the filer is waited for, and goes on then")
  void a_supplement_pauses_the_clock() {
    // given a Thursday
    itIs("2025-03-13");
    AnOrder order = anOrder().in("450000").submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    String supplement =
        as("reviewer-1")
            .body("{\"kind\":\"MAILED_ORIGINALS\"}")
            .post("/api/v1/review-tasks/" + task + "/supplements")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // then it is nobody's fault, and stays with its reviewer
    itIs("2025-03-20");
    read(task, "reviewer-1")
        .then()
        .body("sla.state", equalTo("PAUSED"))
        .body("sla.pausedSince", startsWith("2025-03-13"))
        .body("sla.workingDaysLeft", nullValue())
        .body("state", equalTo("CLAIMED"))
        .body("leaseUntil", nullValue());
    list("province=450000&sla=PAUSED").body("items.id", hasItem(task));
    list("province=450000&queue=PRELIMINARY").body("items.id", not(hasItem(task)));
    list("province=450000&queue=SUPPLEMENTS").body("items.id", hasItem(task));

    // when they are in the post, the filer has done their part, and the reviewer has nothing yet
    TestTopics.publish(order.supplementProvided(1, supplement, 1));
    await()
        .atMost(20, SECONDS)
        .until(
            () -> read(task, "reviewer-1").<String>path("supplements[0].state").equals("PROVIDED"));
    read(task, "reviewer-1").then().body("sla.state", equalTo("PAUSED"));

    // when they have arrived
    as("reviewer-1")
        .post("/api/v1/review-tasks/" + task + "/supplements/" + supplement + "/arrival")
        .then()
        .statusCode(200);

    // then the five working days since are not counted
    sla(task, "ON_TIME", 1);
    read(task, "reviewer-1")
        .then()
        .body("sla.dueOn", equalTo("2025-03-21"))
        .body("leaseUntil", startsWith("2025-03-20T02:30"));

    // when
    decide(task, "reviewer-1", ReviewApi.REJECT)
        .then()
        .statusCode(200)
        .body("workingDays", equalTo(0));
  }

  @Test
  @DisplayName(
      "R-FLOW-10: leads are told of what is late, once a day, and later of what is overdue")
  void what_is_late_is_escalated() {
    // given a Monday, and a lead who works here
    itIs("2025-05-12");
    TestDatabase.update("delete from review_escalation");
    as("lead-1").get("/api/v1/review-tasks?limit=1").then().statusCode(200);
    AnOrder first = anOrder().in("500000").submitted();
    AnOrder second = anOrder().in("500000").submitted();

    // when Wednesday begins
    itIs("2025-05-14");

    // then
    List<ReviewEscalated> told = escalations(first, second, 2);
    assertThat(told)
        .allSatisfy(
            event -> {
              assertThat(event.breach()).isEqualTo(ReviewBreach.SLA);
              assertThat(event.dueOn()).isEqualTo("2025-05-13");
            });
    assertThat(told.stream().flatMap(event -> event.toTell().stream()))
        .filteredOn(lead -> lead.user().equals("lead-1"))
        .hasSizeLessThanOrEqualTo(1);

    // when the third working day is over
    itIs("2025-05-16");

    // then
    assertThat(escalations(first, second, 4))
        .extracting(ReviewEscalated::breach)
        .containsExactlyInAnyOrder(
            ReviewBreach.SLA, ReviewBreach.SLA, ReviewBreach.OVERDUE, ReviewBreach.OVERDUE);
    itIs("2025-05-20");
    itIs("2025-05-21");
    assertThat(escalations(first, second, 4)).hasSize(4);
  }

  @Test
  @DisplayName("R-FLOW-6: a bureau's case is promised within the province's usual time")
  void the_clock_of_a_case() {
    // given
    itIs("2025-03-13");
    String task = anOrder().in("330000").submitted().sentToBureau().bureauTask();

    // then
    read(task, "officer-zj")
        .then()
        .body("sla.state", equalTo("ON_TIME"))
        .body("sla.dueOn", equalTo("2025-04-11"))
        .body("sla.workingDaysLeft", equalTo(20));
  }

  @Test
  void the_queue_is_found_by_parts_of_names() {
    // given
    AnOrder order = anOrder().in("510000").submitted();
    String task = order.preliminaryTask();
    String another =
        anOrder()
            .in("510000")
            .about(FilingType.ADD_SERVICE, new OnRecord("川ICP备2026000077号", 1), null)
            .submitted()
            .preliminaryTask();
    String persons = anOrder().ofAPerson().in("510000").submitted().preliminaryTask();

    // then
    for (String text :
        List.of("启明示例", "示例", "QIMING-shili", "ＱＩＭＩＮＧ", order.id().toString().substring(3, 20))) {
      found(text).body("items.id", hasItem(task));
    }
    found("2026000077").body("items.id", contains(another));
    found("启明示例 qiming").body("items", empty());
    found("陈启明").body("items", empty());
    found("' or 1=1 --").body("items", empty());
    found("%").statusCode(400);
    found("啊").statusCode(400).body("code", equalTo("BAD_PARAMETER"));
    list("province=510000&type=ADD_SERVICE").body("items.id", contains(another));
    list("province=510000&text=qiming-shili.cn").body("items.id", hasItem(persons));
  }

  @Test
  void the_queue_is_filtered_by_age_and_by_me() {
    // given
    itIs("2025-06-10");
    String old = anOrder().in("220000").submitted().preliminaryTask();
    itIs("2025-06-12");
    String young = anOrder().in("220000").submitted().preliminaryTask();
    claim(young, "reviewer-2").then().statusCode(200);

    // then
    list("province=220000&minAge=PT24H").body("items.id", contains(old));
    list("province=220000&maxAge=P1D").body("items.id", contains(young));
    list("province=220000&minAge=PT24H&maxAge=P1D").body("items", empty());
    list("province=220000&assignee=me&state=CLAIMED").body("items", empty());
    as("reviewer-2")
        .get("/api/v1/review-tasks?province=220000&assignee=me&state=CLAIMED")
        .then()
        .body("items.id", contains(young));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minAge=tomorrow",
        "maxAge=-PT1H",
        "minAge=P99999D",
        "sla=SLOW",
        "queue=ALL",
        "type=NONE",
        "queue=BUREAU&stage=PRELIMINARY",
        "cursor=MXx4",
        "limit=0"
      })
  void what_cannot_be_read_is_told(String query) {
    as("reviewer-1")
        .get("/api/v1/review-tasks?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"))
        .body("detail", notNullValue());
  }

  @ParameterizedTest
  @CsvSource({"reviewer-1, 4", "lead-1, 4", "officer-zj, 1"})
  void the_queues_are_counted(String user, int queues) {
    as(user)
        .get("/api/v1/review-queues")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(queues))
        .body("countedAt", notNullValue());
  }

  @Test
  void the_counts_are_of_what_waits() {
    // given
    itIs("2025-07-01");
    String claimed = anOrder().in("530000").submitted().preliminaryTask();
    anOrder().in("530000").submitted().submitted();
    claim(claimed, "reviewer-1").then().statusCode(200);
    anOrder().in("530000").submitted();

    // then
    counts()
        .body("items.find { it.queue == 'PRELIMINARY' }.waiting", equalTo(3))
        .body("items.find { it.queue == 'PRELIMINARY' }.open", equalTo(2))
        .body("items.find { it.queue == 'PRELIMINARY' }.late", equalTo(0))
        .body("items.find { it.queue == 'PRELIMINARY' }.oldestSince", startsWith("2025-07-01"))
        .body("items.find { it.queue == 'RESUBMISSIONS' }.waiting", equalTo(1))
        .body("items.find { it.queue == 'FORWARDING' }.waiting", equalTo(0))
        .body("items.find { it.queue == 'FORWARDING' }.oldestSince", nullValue());
    itIs("2025-07-02");
    counts().body("items.find { it.queue == 'PRELIMINARY' }.dueToday", equalTo(3));
    itIs("2025-07-03");
    counts().body("items.find { it.queue == 'PRELIMINARY' }.late", equalTo(3));
  }

  private static ValidatableResponse counts() {
    return as("reviewer-1").get("/api/v1/review-queues?province=530000").then().statusCode(200);
  }

  private static ValidatableResponse found(String text) {
    return as("reviewer-1")
        .queryParam("province", "510000")
        .queryParam("text", text)
        .get("/api/v1/review-tasks")
        .then();
  }

  private static void sla(String task, String state, int workingDaysLeft) {
    read(task, "reviewer-1")
        .then()
        .body("sla.state", equalTo(state))
        .body("sla.workingDaysLeft", equalTo(workingDaysLeft));
  }

  private static List<ReviewEscalated> escalations(AnOrder one, AnOrder other, int number) {
    return await()
        .atMost(20, SECONDS)
        .until(
            () -> {
              List<DomainEvent> all = new ArrayList<>(one.published());
              all.addAll(other.published());
              return all.stream()
                  .filter(ReviewEscalated.class::isInstance)
                  .map(ReviewEscalated.class::cast)
                  .toList();
            },
            told -> told.size() >= number);
  }

  private static List<ReviewHolderChanged> changes(AnOrder order) {
    assertThat(order.published()).noneMatch(PreReviewPassed.class::isInstance);
    return order.published().stream()
        .filter(ReviewHolderChanged.class::isInstance)
        .map(ReviewHolderChanged.class::cast)
        .toList();
  }

  private static void awaitState(String task, String state) {
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                state.equals(
                    TestDatabase.value("select state from review_task where id = ?::uuid", task)));
  }

  private static ValidatableResponse give(String task, String how, String by, String to) {
    return as(by).body(Map.of("to", to)).post("/api/v1/review-tasks/" + task + "/" + how).then();
  }

  private static Response next(String user, String wish) {
    return as(user).body(wish).post("/api/v1/review-tasks/next");
  }

  private static ValidatableResponse list(String query) {
    return as("reviewer-1").get("/api/v1/review-tasks?" + query).then().statusCode(200);
  }

  /** Ten in the morning in China. */
  private static void itIs(String day) {
    TestClock.moveTo(Instant.parse(day + "T02:00:00Z"));
  }
}
