package org.openbeian.review.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: reasons that stand ready, and those of one's own")
class ReasonsTest {

  private static final String REASONS = "/api/v1/review-reasons";

  @Test
  void canned_reasons_are_listed_in_the_callers_language() {
    as("reviewer-1")
        .get(REASONS)
        .then()
        .statusCode(200)
        .body("items.code", hasItems("NAME_UNRELATED", "PHONE_NOT_REACHED", "DIFFERS_FROM_RECORD"))
        .body(
            "items.find { it.code == 'NAME_UNRELATED' }.message",
            equalTo("The name has nothing to do with the subject's name"))
        .body("items.find { it.code == 'NAME_UNRELATED' }.rule", equalTo("R-NAME-1"))
        .body("items.find { it.code == 'NAME_UNRELATED' }.paths", contains("services[*].name"))
        .body("items.find { it.code == 'DIFFERS_FROM_RECORD' }.paths", hasSize(0));
    given()
        .auth()
        .oauth2(TestTokens.of("lead-1"))
        .get(REASONS + "?stage=PRELIMINARY")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.code == 'NAME_UNRELATED' }.remedy",
            equalTo("请使用与主办单位名称相关的名称，或提供商标等证明"));
  }

  @Test
  void they_are_narrowed_by_type_and_field() {
    as("reviewer-1")
        .get(REASONS + "?type=CLAIM")
        .then()
        .body("items.code", hasItem("DIFFERS_FROM_RECORD"))
        .body("items.code", not(hasItem("CHANGE_PROOF_MISSING")));
    as("reviewer-1")
        .queryParam("path", "services[7].app.platforms[0].publicKey")
        .get(REASONS)
        .then()
        .statusCode(200)
        .body("items.code", contains("APP_FEATURES_DIFFER"));
    as("reviewer-1")
        .queryParam("path", "services[0].name")
        .queryParam("type", "FIRST_FILING")
        .get(REASONS)
        .then()
        .body("items.rule", everyItem(containsString("R-NAME-")))
        .body("items", hasSize(4));
  }

  @Test
  @DisplayName("R-PERM-2: each stage has its own")
  void each_stage_has_its_own() {
    as("officer-zj").get(REASONS).then().statusCode(200);
    as("officer-zj").get(REASONS + "?stage=PRELIMINARY").then().statusCode(403);
    as("reviewer-1").get(REASONS + "?stage=BUREAU").then().statusCode(403);
    as("filer-a").get(REASONS).then().statusCode(403);
    given().get(REASONS).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage=BOTH",
        "type=FIRST",
        "path=services",
        "path=services%5B*%5D.name",
        "path=%00",
        "path=%27;drop%20table%20x"
      })
  void a_parameter_that_can_not_be_read_is_named(String query) {
    as("reviewer-1")
        .urlEncodingEnabled(false)
        .get(REASONS + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"))
        .body("detail", containsString(query.substring(0, query.indexOf('='))));
  }

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 服务名称与主办单位名称无关联, 请使用与主办单位名称相关的名称，或提供商标等证明",
    "en, The name has nothing to do with the subject's name,"
        + " 'Use a name that does, or prove the connection, as by a trade mark'"
  })
  void the_filer_reads_a_canned_reason_in_their_own_language(
      String language, String message, String remedy) {
    // given
    AnOrder order = anOrder().toldIn(language).submitted();
    String task = claimed(order);

    // when
    decide(
            task,
            "reviewer-1",
            """
            {"outcome":"REQUEST_CHANGES","reasons":[
              {"code":"NAME_UNRELATED","path":"services[0].name"},
              {"code":"NAME_UNRELATED","path":"services[0].name","details":"qiming?"},
              {"code":"NAME_UNRELATED","path":"services[0].name","message":"M","remedy":"R"},
              {"code":"MY_OWN","message":"only words"}]}""")
        .then()
        .statusCode(200)
        .body("reasons[0].message", equalTo(message));

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.published())
                    .last()
                    .isInstanceOfSatisfying(
                        ChangesRequested.class,
                        asked ->
                            assertThat(asked.reasons())
                                .containsExactly(
                                    canned(message, remedy),
                                    canned(message + "\nqiming?", remedy),
                                    canned("M", "R"),
                                    new Reason(null, "MY_OWN", null, "only words", null))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'code':'NAME_UNRELATED','path':'services[0].remark'     | path    | REASON_PATH_UNFIT",
        "'code':'NAME_UNRELATED'                                 | path    | REASON_PATH_UNFIT",
        "'code':'NAME_UNRELATED','path':'services[1].name'       | path    | REASON_PATH",
        "'code':'LICENCE_MISSING','path':'services'              | path    | REASON_PATH",
        "'code':'DIFFERS_FROM_RECORD'                            | code    | REASON_OF_OTHER_TYPE",
        "'code':'MY_OWN'                                         | message | REASON_MESSAGE",
        "'code':'MY_OWN','details':'and more'                    | message | REASON_MESSAGE",
        "'code':'MY_OWN','message':'m','path':'ending'           | path    | REASON_PATH",
        "'code':'MY_OWN','message':'m','path':'services[0].app.sdks' | path | REASON_PATH",
        "'code':'MY_OWN','message':'m','path':'subject.iban'     | path    | REASON_PATH",
        "'code':'MY_OWN','message':'m\\u0000'                    | message | TEXT_CONTROL",
        "'code':'MY_OWN','message':'m','details':'\\u001b[31m'   | details | TEXT_CONTROL",
        "'code':'MY_OWN','message':'m','remedy':'\\u0007'        | remedy  | TEXT_CONTROL",
        "'code':'MY_OWN','message':'m','path':'subject\\u0000'   | path    | TEXT_CONTROL"
      })
  void a_reason_that_does_not_do_is_named(String reason, String field, String code) {
    // given
    String task = claimed(anOrder().submitted());

    // then
    decide(
            task,
            "reviewer-1",
            "{\"outcome\":\"REJECT\",\"reasons\":[{'code':'X','message':'m'},{%s}]}"
                .formatted(reason)
                .replace('\'', '"'))
        .then()
        .statusCode(422)
        .body("violations.path", hasItem("reasons[1]." + field))
        .body("violations.code", hasItem(code))
        .body("violations.message", not(hasItem(code)));
    read(task, "reviewer-1").then().body("state", equalTo("CLAIMED"));
  }

  @Test
  void words_of_ones_own_have_a_limit_and_notes_hold_no_control_characters() {
    // given
    String task = claimed(anOrder().submitted());

    // then
    decide(
            task,
            "reviewer-1",
            "{\"outcome\":\"REJECT\",\"note\":\"\\u0000\",\"reasons\":[{\"code\":\"X\",\"message\":\"m\","
                + "\"details\":\""
                + "d".repeat(1001)
                + "\"}]}")
        .then()
        .statusCode(422)
        .body("violations.path", contains("reasons[0].details", "note"));
  }

  @Test
  void what_ends_and_what_an_app_has_can_be_pointed_at() {
    // given
    String ending =
        claimed(
            anOrder()
                .about(
                    FilingType.DEREGISTER_SERVICE,
                    new OnRecord("浙ICP备2025000078号", 1),
                    new Ending(EndingReason.SERVICE_CLOSED, null))
                .submitted());
    String app = claimed(anOrder().withServices(ServiceKind.APP).submitted());

    // then
    decide(
            ending,
            "reviewer-1",
            "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"ENDING_NOT_CONFIRMED\",\"path\":\"ending\"}]}")
        .then()
        .statusCode(200)
        .body("reasons.path", equalTo(List.of("ending")));
    decide(
            app,
            "reviewer-1",
            "{\"outcome\":\"REJECT\",\"reasons\":[{\"code\":\"APP_FEATURES_DIFFER\","
                + "\"path\":\"services[0].app.platforms[0].publicKey\"}]}")
        .then()
        .statusCode(200)
        .body("reasons.path", equalTo(List.of("services[0].platforms[0].publicKey")));
  }

  private static Reason canned(String message, String remedy) {
    return new Reason("services[0].name", "NAME_UNRELATED", "R-NAME-1", message, remedy);
  }

  private static String claimed(AnOrder order) {
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    return task;
  }
}
