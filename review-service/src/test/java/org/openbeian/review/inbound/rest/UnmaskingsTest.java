package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.review.PersonalDataViewed;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName(
    "R-PERM-2: every look at personal data is the holder's, has a reason and is on the trail")
class UnmaskingsTest {

  private static final String MOBILE = "subject.principal.mobile";
  private static final String REASON = "致电主体负责人核实身份";

  @Test
  void the_holder_sees_the_whole_of_masked_fields_and_that_is_told() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    unmask(
            task,
            "reviewer-1",
            REASON,
            "services[0].principal.certificate.number",
            MOBILE,
            "subject.communicationAddress",
            MOBILE)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body(
            "values.path",
            contains(
                "services[0].principal.certificate.number", MOBILE, "subject.communicationAddress"))
        .body("values.value", contains(AnOrder.ID_NUMBER, AnOrder.MOBILE, AnOrder.ADDRESS));

    // then it was kept before it was answered
    assertThat(looks(order))
        .containsExactly(
            new PersonalDataViewed(
                order.id(),
                1,
                UUID.fromString(task),
                new Actor(Actor.Kind.REVIEWER, "reviewer-1"),
                List.of(
                    "services[0].principal.certificate.number",
                    MOBILE,
                    "subject.communicationAddress"),
                REASON));
  }

  @Test
  void each_call_is_a_look_of_its_own() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    for (int i = 0; i < 2; i++) {
      as("reviewer-1")
          .header("Idempotency-Key", "the-same")
          .body(body(REASON, MOBILE))
          .post(path(task))
          .then()
          .statusCode(200);
    }

    // then
    assertThat(looks(order)).hasSize(2);
  }

  @Test
  void an_officer_who_holds_a_case_sees_them_too() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    String task = order.bureauTask();
    claim(task, "officer-zj").then().statusCode(200);

    // when
    unmask(task, "officer-zj", REASON, "services[0].principal.email")
        .then()
        .statusCode(200)
        .body("values[0].value", equalTo(AnOrder.EMAIL));

    // then
    assertThat(looks(order))
        .extracting(PersonalDataViewed::actor)
        .containsExactly(new Actor(Actor.Kind.BUREAU_OFFICER, "officer-zj"));
  }

  @Test
  void the_name_of_a_person_who_files_is_masked_a_companys_is_not() {
    // given
    String person = anOrder().ofAPerson().submitted().preliminaryTask();
    String company = anOrder().submitted().preliminaryTask();
    claim(person, "reviewer-1").then().statusCode(200);
    claim(company, "reviewer-1").then().statusCode(200);

    // then
    unmask(person, "reviewer-1", REASON, "subject.name")
        .then()
        .statusCode(200)
        .body("values[0].value", equalTo(AnOrder.PRINCIPAL));
    unmask(company, "reviewer-1", REASON, "subject.name")
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("paths[0]"));
  }

  @Test
  void nobody_sees_anything_who_does_not_hold_the_task_now() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();

    // then before anybody has claimed it
    refused(unmask(task, "reviewer-1", REASON, MOBILE), 409, "TASK_NOT_CLAIMED");

    // and while another one holds it
    claim(task, "reviewer-1").then().statusCode(200);
    refused(unmask(task, "reviewer-2", REASON, MOBILE), 409, "TASK_TAKEN");
    refused(unmask(task, "lead-1", REASON, MOBILE), 409, "TASK_TAKEN");

    // and after it was given back
    release(task, "reviewer-1").then().statusCode(200);
    refused(unmask(task, "reviewer-1", REASON, MOBILE), 409, "TASK_NOT_CLAIMED");

    // and after it was decided
    claim(task, "reviewer-1").then().statusCode(200);
    decide(task, "reviewer-1", PASS).then().statusCode(200);
    refused(unmask(task, "reviewer-1", REASON, MOBILE), 409, "TASK_DECIDED");
    assertThat(looks(order)).isEmpty();
  }

  @Test
  void nobody_sees_anything_of_another_role_province_or_of_their_own_account() {
    // given
    AnOrder order = anOrder().of("acct-a").submitted().sentToBureau();
    String bureau = order.bureauTask();
    claim(bureau, "officer-zj").then().statusCode(200);
    AnOrder own = anOrder().of("acct-a").submitted();

    // then
    refused(unmask(own.preliminaryTask(), "reviewer-a", REASON, MOBILE), 403, "OWN_ACCOUNT");
    refused(unmask(bureau, "officer-bj", REASON, MOBILE), 404, "NOT_FOUND");
    refused(unmask(bureau, "reviewer-1", REASON, MOBILE), 403, "FORBIDDEN");
    refused(unmask(own.preliminaryTask(), "officer-zj", REASON, MOBILE), 403, "FORBIDDEN");
    for (String user : List.of("filer-a", "auditor-1", "support-1", "admin-1")) {
      refused(unmask(bureau, user, REASON, MOBILE), 403, "FORBIDDEN");
    }
    given().contentType("application/json").post(path(bureau)).then().statusCode(401);
    refused(unmask(UUID.randomUUID().toString(), "reviewer-1", REASON, MOBILE), 404, "NOT_FOUND");
    refused(unmask("x", "reviewer-1", REASON, MOBILE), 404, "NOT_FOUND");
    assertThat(looks(order)).isEmpty();
    assertThat(looks(own)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services[0].name",
        "services[1].principal.mobile",
        "services[-1].principal.mobile",
        "services[00].principal.mobile",
        "subject.principal",
        "subject.principal.certificate.address",
        "SUBJECT.principal.mobile",
        " subject.principal.mobile",
        "mobile",
        "",
        "'; drop table submission; --"
      })
  void one_path_that_is_no_masked_field_shows_nothing_at_all(String wrong) {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    Response answer = unmask(task, "reviewer-1", REASON, MOBILE, wrong);

    // then
    answer
        .then()
        .statusCode(422)
        .body("violations.path", contains("paths[1]"))
        .body("violations[0].code", equalTo("FIELD_NOT_MASKED"))
        .body("violations[0].rule", equalTo("R-PERM-2"));
    assertThat(answer.asString()).doesNotContain(AnOrder.MOBILE);
    assertThat(looks(order)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"reason":"核实身份信息"}                                          | paths  | PATHS_COUNT
          {"paths":[],"reason":"核实身份信息"}                               | paths  | PATHS_COUNT
          {"paths":[null],"reason":"核实身份信息"}                           | paths[0] | FIELD_NOT_MASKED
          {"paths":["subject.principal.mobile"]}                          | reason | LOOK_REASON_LENGTH
          {"paths":["subject.principal.mobile"],"reason":"核实身份"}          | reason | LOOK_REASON_LENGTH
          {"paths":["subject.principal.mobile"],"reason":"          x"}   | reason | LOOK_REASON_LENGTH
          {"paths":["subject.principal.mobile"],"reason":"核实\\u0000身份信息"} | reason | TEXT_CONTROL
          {"paths":["subject.principal.mobile"],"reason":"核实\\n身份信息"}     | reason | TEXT_CONTROL
          """)
  void paths_and_reason_are_needed(String body, String path, String code) {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    as("reviewer-1")
        .body(body)
        .post(path(task))
        .then()
        .statusCode(422)
        .body("violations.path", contains(path))
        .body("violations.code", contains(code));
    assertThat(looks(order)).isEmpty();
  }

  @Test
  void there_are_bounds_to_paths_and_reason() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    String[] twenty = IntStream.range(0, 20).mapToObj(i -> MOBILE).toArray(String[]::new);
    String[] more = IntStream.range(0, 21).mapToObj(i -> MOBILE).toArray(String[]::new);

    // then
    unmask(task, "reviewer-1", "核".repeat(200), twenty).then().statusCode(200);
    refused(unmask(task, "reviewer-1", REASON, more), 422, "INVALID");
    refused(unmask(task, "reviewer-1", "核".repeat(201), MOBILE), 422, "INVALID");
    as("reviewer-1").post(path(task)).then().statusCode(400);
    as("reviewer-1").body("{\"path\":1}").post(path(task)).then().statusCode(400);
  }

  @Test
  void what_is_erased_is_not_there_to_be_looked_at() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);
    TestDatabase.update(
        "update submission set application = null where order_id = ?", order.id().value());

    // then
    refused(unmask(order.bureauTask(), "officer-zj", REASON, MOBILE), 422, "INVALID");
    assertThat(looks(order)).isEmpty();
  }

  private static void refused(Response answer, int status, String code) {
    answer.then().statusCode(status).body("code", equalTo(code));
    assertThat(answer.asString()).doesNotContain(AnOrder.MOBILE);
  }

  /** Those that were told when an event that comes after them has arrived. */
  private static List<PersonalDataViewed> looks(AnOrder order) {
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from outbox where aggregateid = ?", order.id().toString())
                    == 0);
    List<DomainEvent> published = order.published();
    return published.stream()
        .filter(PersonalDataViewed.class::isInstance)
        .map(PersonalDataViewed.class::cast)
        .toList();
  }

  private static Response unmask(String task, String user, String reason, String... paths) {
    return as(user).body(body(reason, paths)).post(path(task));
  }

  private static String body(String reason, String... paths) {
    return "{\"paths\":[\"" + String.join("\",\"", paths) + "\"],\"reason\":\"" + reason + "\"}";
  }

  private static String path(String task) {
    return "/api/v1/review-tasks/" + task + "/unmaskings";
  }
}
