package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.answer;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.call;
import static org.openbeian.review.ReviewApi.checklist;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.passing;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;
import static org.openbeian.review.ReviewApi.yes;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: what is checked before a pass")
class ChecklistTest {

  private static final List<String> FIRST_FILING =
      List.of(
          "PRINCIPALS_REACHED",
          "MATERIALS_LEGIBLE",
          "CERTIFICATE_MATCHES",
          "ADDRESS_DETAILED",
          "PHOTO_MATCHES_ID",
          "NAME_RELATED",
          "CONTENT_PERMITTED");

  @Test
  void what_is_asked_depends_on_type_nature_province_and_kinds() {
    OnRecord record = new OnRecord("浙ICP备2025000079号", 1);
    asks(anOrder(), FIRST_FILING.toArray(String[]::new));
    asks(
        anOrder().in("320000").ofAPerson(),
        "PRINCIPALS_REACHED",
        "MATERIALS_LEGIBLE",
        "CERTIFICATE_MATCHES",
        "ADDRESS_DETAILED",
        "PHOTO_MATCHES_ID",
        "NAME_OF_A_PERSON",
        "CONTENT_PERMITTED",
        "CONTENT_FITS_REMARK");
    asks(
        anOrder()
            .in("520000")
            .withServices(ServiceKind.WEBSITE, ServiceKind.APP)
            .about(FilingType.CHANGE_FILING, record, null),
        "PRINCIPALS_REACHED",
        "MATERIALS_LEGIBLE",
        "CERTIFICATE_MATCHES",
        "ADDRESS_DETAILED",
        "PHOTO_MATCHES_ID",
        "NAME_RELATED",
        "NAME_UNDER_ICON",
        "CONTENT_PERMITTED",
        "AUTHORISATION_LETTER");
    asks(
        anOrder().about(FilingType.CLAIM, record, null),
        "PRINCIPALS_REACHED",
        "MATERIALS_LEGIBLE",
        "CERTIFICATE_MATCHES",
        "RECORD_MATCHES");
    asks(
        anOrder()
            .about(
                FilingType.DEREGISTER_SUBJECT,
                record,
                new Ending(EndingReason.SERVICE_CLOSED, null)),
        "OWNERS_WISH");
  }

  @Test
  void it_is_asked_in_the_callers_language_and_begins_with_no_answers() {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    checklist(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("items.answer", everyItem(nullValue()))
        .body("items.lastAnswer", everyItem(nullValue()))
        .body("items[0].question", containsString("by phone"))
        .body("items[0].rule", equalTo("R-FLOW-2"))
        .body("items[0].requires", equalTo("CALL"))
        .body("items[1].requires", nullValue());
    given()
        .auth()
        .oauth2(TestTokens.of("lead-1"))
        .header("Accept-Language", "zh-CN")
        .get("/api/v1/review-tasks/" + task + "/checklist")
        .then()
        .body("items[0].question", containsString("电话"));
  }

  @Test
  void answers_are_added_to_those_that_there_are_and_stay_with_whoever_holds_the_task() {
    // given
    String task = claimed(anOrder().submitted());

    // when
    answer(task, "reviewer-1", yes("NAME_RELATED"), no("ADDRESS_DETAILED", "无门牌号"))
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body(of("ADDRESS_DETAILED", "answer"), equalTo("NO"))
        .body(of("ADDRESS_DETAILED", "note"), equalTo("无门牌号"));
    release(task, "reviewer-1").then().statusCode(200);
    claim(task, "reviewer-2").then().statusCode(200);
    answer(task, "reviewer-2", yes("ADDRESS_DETAILED")).then().statusCode(200);

    // then
    checklist(task, "lead-1")
        .then()
        .body("items.findAll { it.answer != null }.code", hasItems("NAME_RELATED"))
        .body(of("NAME_RELATED", "answeredBy"), equalTo("reviewer-1"))
        .body(of("NAME_RELATED", "answeredAt"), notNullValue())
        .body(of("ADDRESS_DETAILED", "answer"), equalTo("YES"))
        .body(of("ADDRESS_DETAILED", "note"), nullValue())
        .body(of("ADDRESS_DETAILED", "answeredBy"), equalTo("reviewer-2"));
  }

  @Test
  void the_next_round_begins_anew_and_shows_what_the_last_one_found() {
    // given
    AnOrder order = anOrder().submitted();
    String first = claimed(order);
    answer(first, "reviewer-1", no("NAME_RELATED", "与主体无关")).then().statusCode(200);
    decide(first, "reviewer-1", ReviewApi.REQUEST_CHANGES).then().statusCode(200);

    // when
    String second = claimed(order.submitted());

    // then
    checklist(second, "reviewer-1")
        .then()
        .body("items.answer", everyItem(nullValue()))
        .body(of("NAME_RELATED", "lastAnswer.round"), equalTo(1))
        .body(of("NAME_RELATED", "lastAnswer.answer"), equalTo("NO"))
        .body(of("NAME_RELATED", "lastAnswer.note"), equalTo("与主体无关"))
        .body(of("NAME_RELATED", "lastAnswer.answeredBy"), equalTo("reviewer-1"))
        .body(of("ADDRESS_DETAILED", "lastAnswer"), nullValue());

    // and a round that answered nothing hides none
    decide(second, "reviewer-1", ReviewApi.REQUEST_CHANGES).then().statusCode(200);
    String third = claimed(order.submitted());
    answer(third, "reviewer-1", yes("NAME_RELATED"))
        .then()
        .body(of("NAME_RELATED", "answer"), equalTo("YES"))
        .body(of("NAME_RELATED", "lastAnswer.round"), equalTo(1));
    checklist(first, "reviewer-1").then().body(of("NAME_RELATED", "answer"), equalTo("NO"));
  }

  @Test
  @DisplayName("R-FLOW-2, R-SMS-1: to have reached the principals takes a call to each number")
  void to_have_reached_the_principals_takes_a_call_to_each_number() {
    // given
    String task =
        claimed(
            anOrder().ledByTwo().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted());
    callsAreMissing(task, "subject.principal, services[0].principal, services[1].principal");

    // when
    call(task, "reviewer-1", "services[0].principal", "REFUSED").then().statusCode(201);
    call(task, "reviewer-1", "services[1].principal", "NOT_REACHED").then().statusCode(201);
    call(task, "reviewer-1", "subject.principal", "REACHED").then().statusCode(201);

    // then
    callsAreMissing(task, "services[0].principal, services[1].principal");
    answer(task, "reviewer-1", no("PRINCIPALS_REACHED", null)).then().statusCode(200);

    // when
    call(task, "reviewer-1", "services[1].principal", "REACHED").then().statusCode(201);

    // then the same number is the same person
    answer(task, "reviewer-1", yes("PRINCIPALS_REACHED"))
        .then()
        .statusCode(200)
        .body(of("PRINCIPALS_REACHED", "answer"), equalTo("YES"));
  }

  @Test
  void a_pass_takes_a_complete_checklist_and_says_what_is_missing() {
    // given
    String task = claimed(anOrder().submitted());

    // then
    pass(task, "[]")
        .then()
        .statusCode(409)
        .body("code", equalTo("CHECKLIST_INCOMPLETE"))
        .body("rule", equalTo("R-FLOW-2"))
        .body("detail", containsString("PRINCIPALS_REACHED, MATERIALS_LEGIBLE"));

    // and a refused decision keeps none of its answers
    pass(task, "[" + yes("NAME_RELATED") + "]").then().statusCode(409);
    checklist(task, "reviewer-1").then().body("items.answer", everyItem(nullValue()));

    // when
    call(task, "reviewer-1", "subject.principal", "REACHED").then().statusCode(201);
    answer(task, "reviewer-1", yesTo(FIRST_FILING.subList(0, 6)))
        .then()
        .statusCode(200)
        .body("complete", equalTo(false));

    // then the last answer comes with the decision
    pass(task, "[{\"code\":\"CONTENT_PERMITTED\",\"answer\":\"NOT_APPLICABLE\",\"note\":\"无\"}]")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("PASS"));
    checklist(task, "reviewer-1")
        .then()
        .body("complete", equalTo(true))
        .body("items.code", equalTo(FIRST_FILING))
        .body(of("CONTENT_PERMITTED", "answer"), equalTo("NOT_APPLICABLE"));
  }

  @Test
  void a_no_forbids_a_pass_and_nothing_else() {
    // given
    String task = claimed(anOrder().submitted());
    String allYes = passing(task, "reviewer-1");

    // then
    decide(task, "reviewer-1", allYes.replace(yes("NAME_RELATED"), no("NAME_RELATED", null)))
        .then()
        .statusCode(422)
        .body("violations.path", contains("checklist"))
        .body("violations[0].code", equalTo("CHECKED_NO"))
        .body("violations[0].rule", equalTo("R-NAME-1"))
        .body("violations[0].message", containsString("NAME_RELATED"));

    // and a rejection brings its answers along
    decide(
            task,
            "reviewer-1",
            ReviewApi.REJECT.replaceFirst(
                "}$", ",\"checklist\":[" + no("NAME_RELATED", "无关") + "]}"))
        .then()
        .statusCode(200);
    checklist(task, "reviewer-1").then().body(of("NAME_RELATED", "note"), equalTo("无关"));
  }

  @Test
  void the_answers_of_a_decision_are_checked_like_others() {
    // given
    String task = claimed(anOrder().submitted());

    // then
    pass(task, "[" + yes("PRINCIPALS_REACHED") + "," + yes("NO_SUCH") + "]")
        .then()
        .statusCode(422)
        .body("violations.path", contains("checklist[1].code", "checklist[0].answer"))
        .body("violations.code", contains("ANSWER_CODE", "CALLS_MISSING"));
    pass(task, "[null]").then().statusCode(422).body("violations.path", contains("checklist[0]"));
    pass(task, "{}").then().statusCode(400);
  }

  @Test
  @DisplayName("R-FLOW-6: the bureau has no checklist")
  void the_bureau_has_none() {
    // given
    String bureauCase = anOrder().submitted().sentToBureau().bureauTask();
    claim(bureauCase, "officer-zj").then().statusCode(200);

    // then
    decide(
            bureauCase,
            "officer-zj",
            "{\"outcome\":\"APPROVE\",\"checklist\":[" + yes("NAME_RELATED") + "]}")
        .then()
        .statusCode(409)
        .body("code", equalTo("NO_CHECKLIST_HERE"));
    checklist(bureauCase, "officer-zj").then().statusCode(403);
    checklist(bureauCase, "reviewer-1").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'code':'NO_SUCH','answer':'YES'}                          | code   | ANSWER_CODE",
        "{'code':'OWNERS_WISH','answer':'YES'}                      | code   | ANSWER_CODE",
        "{'code':'name_related\\u0000','answer':'YES'}              | code   | ANSWER_CODE",
        "{'answer':'YES'}                                           | code   | ANSWER_CODE",
        "{'code':'ADDRESS_DETAILED','answer':'YES'}                 | code   | ANSWER_REPEATED",
        "{'code':'NAME_RELATED'}                                    | answer | ANSWER_MISSING",
        "{'code':'NAME_RELATED','answer':null}                      | answer | ANSWER_MISSING",
        "{'code':'NAME_RELATED','answer':'NOT_APPLICABLE'}          | note   | ANSWER_NOTE_MISSING",
        "{'code':'NAME_RELATED','answer':'NOT_APPLICABLE','note':' '} | note | ANSWER_NOTE_MISSING",
        "{'code':'NAME_RELATED','answer':'YES','note':'\\u0000'}    | note   | TEXT_CONTROL"
      })
  void what_is_wrong_with_an_answer_is_named_and_nothing_is_kept(
      String wrong, String field, String code) {
    // given
    String task = claimed(anOrder().submitted());

    // then
    answer(task, "reviewer-1", yes("ADDRESS_DETAILED"), wrong.replace('\'', '"'))
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("answers[1]." + field))
        .body("violations[0].code", equalTo(code))
        .body("violations[0].message", not(equalTo(code)));
    checklist(task, "reviewer-1").then().body("items.answer", everyItem(nullValue()));
  }

  @Test
  void too_many_and_too_long_and_empty_ones_are_refused() {
    // given
    String task = claimed(anOrder().submitted());

    // then
    answer(task, "reviewer-1", yes("NAME_RELATED").repeat(101).replace("}{", "},{"))
        .then()
        .statusCode(422)
        .body("violations.code", contains("ANSWERS_TOO_MANY"));
    answer(task, "reviewer-1", no("NAME_RELATED", "n".repeat(1001)))
        .then()
        .statusCode(422)
        .body("violations.code", contains("TEXT_TOO_LONG"));
    for (String body : List.of("{}", "{\"answers\":null}", "null")) {
      put(task, body).then().statusCode(422).body("violations[0].code", equalTo("ANSWERS_MISSING"));
    }
    answer(task, "reviewer-1").then().statusCode(200).body("items.answer", everyItem(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"answers\":{}}",
        "{\"answers\":[\"NAME_RELATED\"]}",
        "{\"answers\":[{\"code\":\"NAME_RELATED\",\"answer\":\"MAYBE\"}]}",
        "{\"answers\":[{\"code\":\"NAME_RELATED\",\"answer\":\"YES\",\"answeredBy\":\"x\"}]}",
        "{\"answers\":[",
        "[]"
      })
  void a_body_of_another_form_is_400(String body) {
    put(claimed(anOrder().submitted()), body).then().statusCode(400);
  }

  @Test
  @DisplayName("R-PERM-2: only the holder of a preliminary review answers")
  void only_the_holder_answers() {
    // given
    AnOrder order = anOrder().of("acct-a").submitted();
    String task = order.preliminaryTask();
    String yes = yes("NAME_RELATED");
    answer(task, "reviewer-1", yes)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_NOT_CLAIMED"));
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    answer(task, "reviewer-2", yes).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
    answer(task, "reviewer-a", yes).then().statusCode(403).body("code", equalTo("OWN_ACCOUNT"));
    for (String user : List.of("officer-zj", "filer-a", "auditor-1")) {
      answer(task, user, yes).then().statusCode(403);
      checklist(task, user).then().statusCode(403);
    }
    given().get("/api/v1/review-tasks/" + task + "/checklist").then().statusCode(401);
    for (String none : List.of(UUID.randomUUID().toString(), "1")) {
      answer(none, "reviewer-1", yes).then().statusCode(404);
      checklist(none, "reviewer-1").then().statusCode(404);
    }

    // when
    decide(task, "reviewer-1", ReviewApi.PASS).then().statusCode(200);

    // then
    answer(task, "reviewer-1", yes).then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
    read(task, "reviewer-1").then().body("outcome", equalTo("PASS"));
  }

  private static void asks(AnOrder order, String... codes) {
    checklist(order.submitted().preliminaryTask(), "reviewer-1")
        .then()
        .statusCode(200)
        .body("items.code", containsInAnyOrder(codes));
  }

  private static void callsAreMissing(String task, String whose) {
    answer(task, "reviewer-1", yes("NAME_RELATED"), yes("PRINCIPALS_REACHED"))
        .then()
        .statusCode(422)
        .body("violations.path", contains("answers[1].answer"))
        .body("violations.code", hasItem("CALLS_MISSING"))
        .body("violations[0].rule", equalTo("R-FLOW-2"))
        .body("violations[0].message", containsString(": " + whose + "."));
  }

  private static Response pass(String task, String checklist) {
    return decide(task, "reviewer-1", "{\"outcome\":\"PASS\",\"checklist\":" + checklist + "}");
  }

  private static Response put(String task, String body) {
    return as("reviewer-1").body(body).put("/api/v1/review-tasks/" + task + "/checklist");
  }

  private static String[] yesTo(List<String> codes) {
    return codes.stream().map(ReviewApi::yes).toArray(String[]::new);
  }

  private static String no(String code, String note) {
    return "{\"code\":\"%s\",\"answer\":\"NO\",\"note\":%s}"
        .formatted(code, note == null ? "null" : "\"" + note + "\"");
  }

  private static String of(String code, String field) {
    return "items.find { it.code == '" + code + "' }." + field;
  }

  private static String claimed(AnOrder order) {
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    return task;
  }
}
