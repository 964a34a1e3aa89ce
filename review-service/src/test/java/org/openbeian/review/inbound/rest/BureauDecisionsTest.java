package org.openbeian.review.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.APPROVE;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-6: how officers decide")
class BureauDecisionsTest {

  private static final String OFFICER = "officer-zj";

  @Test
  void an_officer_assigns_the_numbers() {
    // given
    AnOrder order =
        anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted().sentToBureau();
    String task = claimed(order);

    // when
    decide(task, OFFICER, approve("浙ICP备2020000101号", 1, "-1", 2, "-7A"))
        .then()
        .statusCode(200)
        .body("subjectNumber", equalTo("浙ICP备2020000101号"))
        .body("serviceNumbers.number", contains("浙ICP备2020000101号-1", "浙ICP备2020000101号-7A"));

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.published())
                    .contains(
                        new BureauApproved(
                            order.id(),
                            1,
                            UUID.fromString(task),
                            new Actor(Actor.Kind.BUREAU_OFFICER, OFFICER),
                            "浙ICP备2020000101号",
                            List.of(
                                new ServiceNumber(1, "浙ICP备2020000101号-1"),
                                new ServiceNumber(2, "浙ICP备2020000101号-7A")),
                            0)));
    as(OFFICER)
        .get("/api/v1/bureau-facts?taskId=" + task)
        .then()
        .statusCode(200)
        .body("items.kind", containsInAnyOrder("OPINION", "NUMBERS_ASSIGNED"))
        .body("items.source", contains("desk", "desk"))
        .body("items.effect", contains("APPLIED", "APPLIED"));
  }

  @Test
  void numbers_that_can_not_be_those_of_the_case_are_named_one_by_one() {
    // given
    AnOrder order =
        anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted().sentToBureau();
    String task = claimed(order);

    // then
    invalid(task, approve("京ICP备2020000102号", 1, "-1", 2, "-2A"))
        .body("violations.path", contains("numbers.subject"))
        .body("violations[0].code", equalTo("NUMBER_MALFORMED"))
        .body("violations[0].rule", equalTo("R-FLOW-6"))
        .body("violations[0].message", equalTo("This is no subject's number of the province 浙."))
        .body("violations[0].remedy", notNullValue());
    invalid(task, approve("浙ICP备2020000102号", 1, "-1A", 3, "-3"))
        .body(
            "violations.path",
            contains(
                "numbers.services[0].number", "numbers.services[1].serviceNo", "numbers.services"))
        .body(
            "violations.code",
            contains(
                "NUMBER_OF_SERVICE_MALFORMED",
                "NUMBER_OF_UNKNOWN_SERVICE",
                "NUMBER_OF_SERVICE_MISSING"));
    invalid(task, "{\"outcome\":\"APPROVE\",\"numbers\":{}}")
        .body("violations.path", hasItem("numbers.subject"));
    invalid(
            task,
            "{\"outcome\":\"APPROVE\",\"numbers\":{\"subject\":\"%s\"}}".formatted("9".repeat(200)))
        .body("violations.code", hasItem("TEXT_TOO_LONG"));
    invalid(
            task,
            """
            {"outcome":"APPROVE","numbers":{"subject":"浙ICP备2020000102号","services":[null,
            {"number":"浙ICP备2020000102号-1"},{"serviceNo":1,"number":"  "}]}}""")
        .body(
            "violations.path",
            hasItems(
                "numbers.services[0].serviceNo",
                "numbers.services[1].serviceNo",
                "numbers.services[2].number"));
    invalid(
            task,
            """
            {"outcome":"REJECT","reasons":[{"code":"1007"}],
            "numbers":{"subject":"浙ICP备2020000102号"}}""")
        .body("violations.code", contains("NUMBERS_UNEXPECTED"));
    read(task, OFFICER).then().body("state", equalTo("CLAIMED"));
    decide(task, OFFICER, approve("浙ICP备2020000102号", 1, "-1", 2, "-2A")).then().statusCode(200);
  }

  @Test
  void a_number_is_given_once() {
    // given
    decide(
            claimed(anOrder().submitted().sentToBureau()),
            OFFICER,
            approve("浙ICP备2020000103号", 1, "-1"))
        .then()
        .statusCode(200);
    String task = claimed(anOrder().submitted().sentToBureau());

    // then
    invalid(task, approve("浙ICP备2020000103号", 1, "-1"))
        .body("violations.path", hasItem("numbers.subject"))
        .body("violations.code", hasItem("NUMBER_TAKEN"));
    invalid(task, approve("浙ICP备2020000103号", 1, "-9"))
        .body("violations.code", contains("NUMBER_TAKEN"));
  }

  @Test
  void a_number_that_was_given_by_hand_is_left_out_of_the_series() {
    // given
    String drawn = drawnNumber();
    for (int after = 1; after <= 3; after++) {
      decide(
              claimed(anOrder().submitted().sentToBureau()),
              OFFICER,
              approve(plus(drawn, after), 1, "-1"))
          .then()
          .statusCode(200);
    }

    // then
    assertThat(drawnNumber()).isEqualTo(plus(drawn, 4));
  }

  @Test
  @DisplayName("R-FLOW-7: an index that was given by hand is left out, too")
  void an_index_that_was_given_by_hand_is_left_out() {
    // given a subject that has two services, the second with an index of its officer's choice
    String subject = "浙ICP备2020000105号";
    decide(claimed(anOrder().submitted().sentToBureau()), OFFICER, approve(subject, 1, "-1"))
        .then()
        .statusCode(200);
    decide(
            claimed(anOrder().adding(new OnRecord(subject, 1)).submitted().sentToBureau()),
            OFFICER,
            approve(subject, 1, "-5"))
        .then()
        .statusCode(200);
    AnOrder third =
        anOrder()
            .withServices(ServiceKind.WEBSITE, ServiceKind.APP)
            .adding(new OnRecord(subject, 2));
    String task = claimed(third.submitted().sentToBureau());

    // then
    invalid(task, approve(subject, 1, "-5", 2, "-6A"))
        .body("violations.path", contains("numbers.services[0].number"))
        .body("violations.code", contains("NUMBER_TAKEN"));
    invalid(task, approve(subject, 1, "-2", 2, "-6A"))
        .body("violations.code", contains("NUMBER_TAKEN"));
    invalid(task, approve("浙ICP备2020000106号", 1, "-6", 2, "-7A"))
        .body("violations[0].code", equalTo("NUMBER_NOT_THE_RECORDS"))
        .body("violations[0].message", containsString(subject));
    decide(task, OFFICER, APPROVE)
        .then()
        .statusCode(200)
        .body("serviceNumbers.number", contains(subject + "-6", subject + "-7A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1001", "1060", "1062", "1069", "2006", "0000", "NAME_UNRELATED", "100", "10077"})
  void only_result_codes_that_refuse_are_reasons(String code) {
    // given
    String task = claimed(anOrder().submitted().sentToBureau());

    // then
    invalid(
            task,
            "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"1007\"},{\"code\":\"%s\",\"message\":\"m\"}]}"
                .formatted(code))
        .body("violations.path", contains("reasons[1].code"));
    read(task, OFFICER).then().body("state", equalTo("CLAIMED"));
  }

  @Test
  void result_codes_are_no_reasons_of_the_provider() {
    // given
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);

    // then
    decide(task, "reviewer-1", "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"1007\"}]}")
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("reasons[0].code"))
        .body("violations[0].code", equalTo("REASON_CODE"));
  }

  @Test
  void words_of_the_bureau_hold_no_control_characters() {
    // given
    String task = claimed(anOrder().submitted().sentToBureau());

    // then
    invalid(
            task,
            "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"1007\",\"message\":\"a\\u0000b\"}]}")
        .body("violations[0].code", equalTo("TEXT_CONTROL"));
  }

  @Test
  void a_case_shows_how_long_its_bureau_usually_takes() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();

    // then
    read(order.bureauTask(), OFFICER)
        .then()
        .body("expectedWorkingDays.from", equalTo(1))
        .body("expectedWorkingDays.to", equalTo(20));
    as(OFFICER)
        .get("/api/v1/review-tasks?orderId=" + order.id())
        .then()
        .body("items[0].expectedWorkingDays.to", equalTo(20));
    read(order.preliminaryTask(), "reviewer-1").then().body("expectedWorkingDays", nullValue());
  }

  @Test
  void an_old_case_shows_none() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    TestDatabase.update(
        "update review_task set expected_from = null, expected_to = null where id = ?",
        UUID.fromString(order.bureauTask()));

    // then
    read(order.bureauTask(), OFFICER).then().body("expectedWorkingDays", nullValue());
    TestTopics.publish(order.returned(1));
  }

  private static String drawnNumber() {
    return decide(claimed(anOrder().submitted().sentToBureau()), OFFICER, APPROVE)
        .then()
        .statusCode(200)
        .extract()
        .path("subjectNumber");
  }

  private static String plus(String number, int more) {
    int serial = Integer.parseInt(number.substring(number.length() - 7, number.length() - 1));
    return number.substring(0, number.length() - 7) + "%06d号".formatted(serial + more);
  }

  private static ValidatableResponse invalid(String task, String decision) {
    return decide(task, OFFICER, decision)
        .then()
        .statusCode(422)
        .contentType("application/problem+json");
  }

  private static String claimed(AnOrder order) {
    String task = order.bureauTask();
    claim(task, OFFICER).then().statusCode(200);
    return task;
  }

  private static String approve(String subject, Object... noAndEnding) {
    StringBuilder services = new StringBuilder();
    for (int i = 0; i < noAndEnding.length; i += 2) {
      services
          .append(i == 0 ? "" : ",")
          .append(
              "{\"serviceNo\":%s,\"number\":\"%s\"}"
                  .formatted(noAndEnding[i], subject + noAndEnding[i + 1]));
    }
    return "{\"outcome\":\"APPROVE\",\"numbers\":{\"subject\":\"%s\",\"services\":[%s]}}"
        .formatted(subject, services);
  }
}
