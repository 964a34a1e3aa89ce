package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: reviewers record whom they phoned")
class CallsTest {

  private static final String REACHED = "{\"of\":\"subject.principal\",\"result\":\"REACHED\"}";

  @Inject Clock clock;

  @AfterEach
  void return_to_the_present() {
    TestClock.restore();
  }

  @Test
  @DisplayName("R-FLOW-2: who, when, reached or not, and notes")
  void a_call_says_who_when_reached_or_not_and_what_was_said() {
    // given
    String task = claimed(anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted());
    Instant submitted = clock.instant();
    TestClock.advance(Duration.ofHours(3));
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    call(task, "reviewer-1", REACHED)
        .then()
        .statusCode(201)
        .body("id", notNullValue())
        .body("of", equalTo("subject.principal"))
        .body("result", equalTo("REACHED"))
        .body("by", equalTo("reviewer-1"))
        .body("at", notNullValue())
        .body("recordedAt", notNullValue());
    call(
            task,
            "reviewer-1",
            "{\"of\":\"services[1].principal\",\"result\":\"NOT_REACHED\",\"at\":\""
                + submitted.plus(Duration.ofHours(1))
                + "\",\"note\":\" 13800571001 无人接听\\n下午再拨 \"}")
        .then()
        .statusCode(201);

    // then
    calls(task, "reviewer-2")
        .then()
        .statusCode(200)
        .body("items.of", contains("services[1].principal", "subject.principal"))
        .body("items[0].result", equalTo("NOT_REACHED"))
        .body("items[0].note", equalTo("13800571001 无人接听\n下午再拨"))
        .body("items[1].note", nullValue());
    read(task, "lead-1")
        .then()
        .body("calls", hasSize(2))
        .body("calls[0].note", containsString("无人接听"))
        .body("calls[1].by", equalTo("reviewer-1"));
    assertThat(
            TestDatabase.<String>value(
                "select note from review_call where task_id = ? and note is not null",
                UUID.fromString(task)))
        .doesNotContain("13800571001", "无人接听");
  }

  @Test
  void what_was_recorded_stays_when_the_task_goes_to_somebody_else_and_not_into_the_next_round() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    call(task, "reviewer-1", REACHED).then().statusCode(201);

    // when
    release(task, "reviewer-1").then().statusCode(200);
    claim(task, "reviewer-2").then().statusCode(200);
    call(task, "reviewer-2", REACHED).then().statusCode(201);
    decide(task, "reviewer-2", ReviewApi.REJECT).then().statusCode(200);
    order.submitted();

    // then
    calls(task, "reviewer-1").then().body("items.by", contains("reviewer-1", "reviewer-2"));
    calls(order.preliminaryTask(), "reviewer-1").then().body("items", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'result':'REACHED'}                                           | of     | CALL_OF_MISSING",
        "{'of':' ','result':'REACHED'}                                  | of     | CALL_OF_MISSING",
        "{'of':'services[1].principal','result':'REACHED'}              | of     | CALL_OF_NOBODY",
        "{'of':'services[0]','result':'REACHED'}                        | of     | CALL_OF_NOBODY",
        "{'of':'\\u0000','result':'REACHED'}                            | of     | CALL_OF_NOBODY",
        "{'of':'subject.principal'}                                     | result | CALL_RESULT_MISSING",
        "{'of':'subject.principal','result':null}                       | result | CALL_RESULT_MISSING",
        "{'of':'subject.principal','result':'REACHED','at':'2126-01-01T00:00:00Z'} | at | CALL_IN_FUTURE",
        "{'of':'subject.principal','result':'REACHED','at':'+999999999-01-01T00:00:00Z'} | at | CALL_IN_FUTURE",
        "{'of':'subject.principal','result':'REACHED','at':'2020-01-01T00:00:00Z'} | at | CALL_BEFORE_SUBMISSION",
        "{'of':'subject.principal','result':'REACHED','at':'yesterday'} | at | CALL_AT",
        "{'of':'subject.principal','result':'REACHED','at':1e400}       | at | CALL_AT",
        "{'of':'subject.principal','result':'REACHED','note':'a\\u0000b'} | note | TEXT_CONTROL",
        "null                                                           | of     | CALL_OF_MISSING"
      })
  void what_is_wrong_with_a_call_is_named(String body, String field, String code) {
    // given
    String task = claimed(anOrder().submitted());

    // then
    call(task, "reviewer-1", body.replace('\'', '"'))
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo(field))
        .body("violations[0].code", equalTo(code))
        .body("violations[0].rule", code.startsWith("CALL") ? equalTo("R-FLOW-2") : nullValue())
        .body("violations[0].message", not(equalTo(code)))
        .body("violations[0].remedy", not(containsString("{")));
    calls(task, "reviewer-1").then().body("items", empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'of':'subject.principal','result':'HUNG_UP'}",
        "{'of':['subject.principal'],'result':'REACHED'}",
        "{'of':'subject.principal','result':'REACHED','by':'reviewer-2'}",
        "[]",
        "{"
      })
  void a_body_of_another_form_is_400(String body) {
    // given
    String task = claimed(anOrder().submitted());

    // then
    call(task, "reviewer-1", body.replace('\'', '"')).then().statusCode(400);
  }

  @Test
  void a_long_note_is_refused_and_a_call_too_many_too() {
    // given
    String task = claimed(anOrder().submitted());

    // then
    call(task, "reviewer-1", REACHED.replace("}", ",\"note\":\"" + "n".repeat(1001) + "\"}"))
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("TEXT_TOO_LONG"));
    for (int i = 0; i < 50; i++) {
      call(task, "reviewer-1", REACHED).then().statusCode(201);
    }
    call(task, "reviewer-1", REACHED)
        .then()
        .statusCode(409)
        .body("code", equalTo("TOO_MANY_CALLS"))
        .body("detail", containsString("50"))
        .body("rule", equalTo("R-FLOW-2"));
  }

  @Test
  @DisplayName("R-PERM-2: only the holder of a preliminary review records calls")
  void only_the_holder_of_a_preliminary_review_records_calls() {
    // given
    AnOrder order = anOrder().of("acct-a").submitted();
    String task = order.preliminaryTask();
    call(task, "reviewer-1", REACHED)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_NOT_CLAIMED"));
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    call(task, "reviewer-2", REACHED).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
    call(task, "lead-1", REACHED).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
    call(task, "reviewer-a", REACHED).then().statusCode(403).body("code", equalTo("OWN_ACCOUNT"));
    for (String user : List.of("officer-zj", "filer-a", "auditor-1")) {
      call(task, user, REACHED).then().statusCode(403);
      calls(task, user).then().statusCode(403);
    }
    given().get("/api/v1/review-tasks/" + task + "/calls").then().statusCode(401);
    for (String none : List.of(UUID.randomUUID().toString(), "1")) {
      call(none, "reviewer-1", REACHED).then().statusCode(404);
      calls(none, "reviewer-1").then().statusCode(404);
    }

    // when
    decide(task, "reviewer-1", ReviewApi.REJECT).then().statusCode(200);

    // then
    call(task, "reviewer-1", REACHED).then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
    String bureauCase = anOrder().submitted().sentToBureau().bureauTask();
    call(bureauCase, "reviewer-1", REACHED).then().statusCode(403);
  }

  @Test
  void a_call_sent_again_under_its_key_is_recorded_once_and_keeps_no_words() {
    // given
    String task = claimed(anOrder().submitted());
    String key = UUID.randomUUID().toString();
    String body = REACHED.replace("}", ",\"note\":\"陈启明本人接听\"}");

    // when
    String first = callOnce(task, key, body).then().statusCode(201).extract().asString();

    // then
    callOnce(task, key, body)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(first));
    callOnce(task, key, REACHED).then().statusCode(422);
    calls(task, "reviewer-1").then().body("items", hasSize(1));
    assertThat(TestDatabase.<String>value("select body from idempotent_request where key = ?", key))
        .contains("subject.principal")
        .doesNotContain("陈启明");
  }

  private static Response callOnce(String task, String key, String body) {
    return as("reviewer-1")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/review-tasks/" + task + "/calls");
  }

  private static Response call(String task, String user, String body) {
    return as(user).body(body).post("/api/v1/review-tasks/" + task + "/calls");
  }

  private static Response calls(String task, String user) {
    return as(user).get("/api/v1/review-tasks/" + task + "/calls");
  }

  private static String claimed(AnOrder order) {
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    return task;
  }
}
