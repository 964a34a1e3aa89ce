package org.openbeian.review;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.BureauReviewStarted;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.HolderChange;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.contracts.review.ReviewHolderChanged;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;

/** From the submission to the bureau's decision, as reviewers and officers live it. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ReviewingTest {

  private static final Actor REVIEWER = new Actor(Actor.Kind.REVIEWER, "reviewer-1");
  private static final Actor OFFICER = new Actor(Actor.Kind.BUREAU_OFFICER, "officer-zj");
  private static final List<Reason> REASONS =
      List.of(
          new Reason("services[0].name", "NAME_UNRELATED", "R-NAME-1", "网站名称与主体名称无关联", "请修改网站名称"));

  @Test
  @DisplayName("R-FLOW-2: a submission is claimed and passed, and goes on by itself")
  void a_submission_is_claimed_and_passed() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    read(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("assignee", nullValue());

    // when
    claim(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("state", equalTo("CLAIMED"))
        .body("assignee", equalTo("reviewer-1"));
    decide(
            task,
            "reviewer-1",
            "{\"outcome\":\"PASS\",\"reasons\":[],\"note\":\"电话 13800571001 已接通\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("DECIDED"))
        .body("outcome", equalTo("PASS"))
        .body("decidedAt", notNullValue());

    // then
    UUID id = UUID.fromString(task);
    published(
        order,
        new PreReviewStarted(order.id(), 1, id, REVIEWER),
        new PreReviewPassed(order.id(), 1, id, REVIEWER, Forwarding.AUTOMATIC, 0));
    read(task, "reviewer-2").then().body("note", equalTo("电话 13800571001 已接通"));
  }

  @Test
  @DisplayName("R-FLOW-2: a rejection carries reasons that point at fields")
  void a_rejection_carries_its_reasons() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    decide(task, "reviewer-1", ReviewApi.REJECT)
        .then()
        .statusCode(200)
        .body("reasons[0].path", equalTo("services[0].name"));

    // then
    UUID id = UUID.fromString(task);
    published(
        order,
        new PreReviewStarted(order.id(), 1, id, REVIEWER),
        new PreReviewRejected(order.id(), 1, id, REVIEWER, REASONS));
  }

  @Test
  @DisplayName("R-FLOW-2: changes are requested item by item, and the next round shows them")
  void changes_are_requested_and_the_next_round_shows_them() {
    // given
    AnOrder order = anOrder().submitted();
    String first = order.preliminaryTask();
    claim(first, "reviewer-1").then().statusCode(200);
    decide(first, "reviewer-1", ReviewApi.REQUEST_CHANGES).then().statusCode(200);

    // when
    order.submitted();

    // then
    read(order.preliminaryTask(), "reviewer-2")
        .then()
        .statusCode(200)
        .body("round", equalTo(2))
        .body("state", equalTo("OPEN"))
        .body("history", hasSize(1))
        .body("history[0].id", equalTo(first))
        .body("history[0].round", equalTo(1))
        .body("history[0].outcome", equalTo("REQUEST_CHANGES"))
        .body("history[0].reasons[0].code", equalTo("NAME_UNRELATED"));
    read(first, "reviewer-2").then().body("history", empty());
    UUID id = UUID.fromString(first);
    published(
        order,
        new PreReviewStarted(order.id(), 1, id, REVIEWER),
        new ChangesRequested(order.id(), 1, id, REVIEWER, REASONS));
  }

  @Test
  @DisplayName("R-FLOW-6: the bureau approves and assigns the numbers; an APP's ends in A")
  void the_bureau_approves_and_assigns_numbers() {
    // given
    AnOrder order =
        anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted().sentToBureau();
    String task = order.bureauTask();
    claim(task, "officer-zj").then().statusCode(200);

    // when
    String number =
        decide(task, "officer-zj", ReviewApi.APPROVE)
            .then()
            .statusCode(200)
            .body("state", equalTo("DECIDED"))
            .body("subjectNumber", matchesPattern("浙ICP备20\\d{2}\\d{6}号"))
            .extract()
            .path("subjectNumber");

    // then
    UUID id = UUID.fromString(task);
    published(
        order,
        new BureauReviewStarted(order.id(), 1, id, OFFICER),
        new BureauApproved(
            order.id(),
            1,
            id,
            OFFICER,
            number,
            List.of(new ServiceNumber(1, number + "-1"), new ServiceNumber(2, number + "-2A")),
            0));
    read(task, "officer-zj")
        .then()
        .body("serviceNumbers.number", contains(number + "-1", number + "-2A"));
  }

  @Test
  @DisplayName("R-FLOW-7: what is on record keeps its numbers; officers see what ends, and why")
  void the_bureau_keeps_the_numbers_of_what_is_on_record() {
    // given two orders about one record, one after the other
    OnRecord record = new OnRecord("浙ICP备2025000077号", 2);
    for (int i = 0; i < 2; i++) {
      AnOrder order =
          anOrder()
              .about(
                  FilingType.DEREGISTER_SERVICE,
                  record,
                  new Ending(EndingReason.SERVICE_CLOSED, null))
              .submitted()
              .sentToBureau();
      String task = order.bureauTask();
      read(task, "officer-zj")
          .then()
          .body("application.subjectNumber", equalTo(record.subjectNumber()))
          .body("application.services[0].number", equalTo("浙ICP备2025000077号-1"))
          .body("application.ending.reason", equalTo("SERVICE_CLOSED"));
      claim(task, "officer-zj").then().statusCode(200);

      // when
      decide(task, "officer-zj", ReviewApi.APPROVE)
          .then()
          .statusCode(200)
          .body("subjectNumber", equalTo(record.subjectNumber()))
          .body("serviceNumbers.number", contains("浙ICP备2025000077号-1"));
    }
  }

  @Test
  @DisplayName("R-FLOW-6: a number's year is that of the service's clock, in China")
  void a_numbers_year_is_that_of_the_clock() {
    // given
    int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(366).getYear();
    AnOrder order = anOrder().in("110000").submitted().sentToBureau();

    // when
    TestClock.advance(Duration.ofDays(366));
    claim(order.bureauTask(), "officer-bj").then().statusCode(200);

    // then
    decide(order.bureauTask(), "officer-bj", ReviewApi.APPROVE)
        .then()
        .statusCode(200)
        .body("subjectNumber", startsWith("京ICP备" + year))
        .body("age", startsWith("PT878"));
  }

  @Test
  @DisplayName("R-FLOW-6: the bureau's rejection carries the field's result codes and their words")
  void the_bureau_rejects_with_reasons() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    String task = order.bureauTask();
    claim(task, "officer-zj").then().statusCode(200);

    // when
    decide(task, "officer-zj", ReviewApi.BUREAU_REJECT).then().statusCode(200);

    // then
    UUID id = UUID.fromString(task);
    published(
        order,
        new BureauReviewStarted(order.id(), 1, id, OFFICER),
        new BureauRejected(
            order.id(),
            1,
            id,
            OFFICER,
            List.of(
                new Reason("subject.principal.mobile", "1007", null, "联系电话无人接听", null),
                new Reason(null, "1008", null, "证件无效", null))));
  }

  @Test
  void a_released_task_is_anothers_to_claim_and_the_review_started_once() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    release(task, "reviewer-2").then().statusCode(409).body("code", equalTo("TASK_TAKEN"));

    // when
    release(task, "reviewer-1").then().statusCode(200).body("state", equalTo("OPEN"));
    claim(task, "reviewer-2").then().statusCode(200);
    claim(task, "reviewer-2").then().statusCode(200);
    release(task, "lead-1").then().statusCode(200).body("assignee", nullValue());
    claim(task, "lead-1").then().statusCode(200);
    decide(task, "lead-1", ReviewApi.PASS).then().statusCode(200);

    // then
    UUID id = UUID.fromString(task);
    published(
        order,
        new PreReviewStarted(order.id(), 1, id, REVIEWER),
        changed(order, id, HolderChange.RELEASED, "reviewer-1", "reviewer-1", null),
        changed(order, id, HolderChange.CLAIMED, "reviewer-2", null, "reviewer-2"),
        changed(order, id, HolderChange.RELEASED, "lead-1", "reviewer-2", null),
        changed(order, id, HolderChange.CLAIMED, "lead-1", null, "lead-1"),
        new PreReviewPassed(
            order.id(), 1, id, new Actor(Actor.Kind.REVIEWER, "lead-1"), Forwarding.AUTOMATIC, 0));
  }

  private static ReviewHolderChanged changed(
      AnOrder order,
      UUID task,
      HolderChange because,
      String by,
      @Nullable String from,
      @Nullable String to) {
    return new ReviewHolderChanged(
        order.id(), 1, task, new Actor(Actor.Kind.REVIEWER, by), because, from, to);
  }

  @Test
  void the_application_is_shown_masked() {
    // given
    AnOrder order = anOrder().submitted();

    // when
    String body =
        read(order.preliminaryTask(), "reviewer-1")
            .then()
            .statusCode(200)
            .body("subjectName", equalTo("杭州启明示例科技有限公司"))
            .body("application.subject.name", equalTo("杭州启明示例科技有限公司"))
            .body("application.subject.principal.mobile", equalTo("138****1001"))
            .body("application.subject.principal.certificate.number", equalTo("3301**********0016"))
            .body("application.services[0].domains", contains("qiming-shili.cn"))
            .extract()
            .asString();

    // then
    assertThat(body).doesNotContain(personalData());
  }

  @Test
  void a_person_that_files_is_masked_in_the_queue_too() {
    // given
    AnOrder order = anOrder().ofAPerson().submitted();

    // when
    String body =
        read(order.preliminaryTask(), "reviewer-1")
            .then()
            .body("subjectName", equalTo("陈**"))
            .body("application.subject.name", equalTo("陈**"))
            .extract()
            .asString();

    // then
    assertThat(body).doesNotContain(personalData());
  }

  @Test
  void the_database_holds_no_personal_data_in_clear() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    as("reviewer-1")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("{\"of\":\"subject.principal\",\"result\":\"REACHED\",\"note\":\"13800571001 陈启明\"}")
        .post("/api/v1/review-tasks/" + task + "/calls")
        .then()
        .statusCode(201);
    ReviewApi.answer(
            task,
            "reviewer-1",
            "{\"code\":\"NAME_RELATED\",\"answer\":\"YES\",\"note\":\"陈启明 13800571001\"}")
        .then()
        .statusCode(200);
    decide(task, "reviewer-1", "{\"outcome\":\"PASS\",\"note\":\"13800571001 陈启明\"}")
        .then()
        .statusCode(200);
    order.sentToBureau();

    // when
    String dump =
        List.of("submission", "review_task", "review_call", "outbox", "inbox", "idempotent_request")
            .stream()
            .map(
                table ->
                    TestDatabase.value(
                        "select string_agg(cast(row as text), ' ') from " + table + " row"))
            .reduce("", (all, rows) -> all + rows);

    // then
    assertThat(dump).contains(order.id().toString());
    List<String> leaks = List.of(personalData()).stream().filter(dump::contains).toList();
    // a filing person's own name is the subject's name, which events carry in clear
    assertThat(leaks).isSubsetOf(AnOrder.PRINCIPAL);
  }

  private static String[] personalData() {
    return new String[] {
      AnOrder.MOBILE,
      AnOrder.ID_NUMBER,
      AnOrder.EMAIL,
      AnOrder.ADDRESS,
      AnOrder.PRINCIPAL,
      "13900571002",
      "88158388"
    };
  }

  private static void published(AnOrder order, DomainEvent... events) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(order.published()).containsExactly(events));
  }
}
