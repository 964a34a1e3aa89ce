package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class EditingTest {

  @Test
  @DisplayName("R-FLOW-1: a draft is opened by the base check, with its place and entity tag")
  void opens_a_draft() {
    as("filer-a")
        .body(AnOrder.newRequest())
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Location", org.hamcrest.Matchers.containsString("/api/v1/orders/"))
        .body("state", equalTo("DRAFT"))
        .body("round", equalTo(0))
        .body("account", equalTo("acct-a"))
        .body("type", equalTo("FIRST_FILING"))
        .body("subject.name", nullValue())
        .body("services.serviceNo", equalTo(List.of(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "330000     | 999999           | PROVINCE_UNKNOWN",
        "ENTERPRISE | PERSONAL         | CERTIFICATE_OF_OTHER_NATURE",
        "check      | type             | REQUIRED"
      })
  void refuses_to_open_what_does_not_fit(String said, String instead, String code) {
    as("filer-a")
        .body(
            AnOrder.newRequest()
                .replace(said, instead)
                .replaceFirst("type\":\\{.*?}", "type\":null"))
        .post("/api/v1/orders")
        .then()
        .statusCode(422)
        .body("violations.code", hasItem(code));
  }

  @Test
  @DisplayName("architecture §7: personal data is shown masked")
  void shows_personal_data_masked() {
    // when
    AnOrder order = AnOrder.filledIn();

    // then
    for (String path : List.of("", "/preview")) {
      String shown = order.get(path).asString();
      assertThat(Sample.personalData()).noneMatch(shown::contains);
      assertThat(shown).contains("138****1001", "3301**********0016", "q***@example.com");
    }
    assertThat(order.asFiler().get("/api/v1/orders?limit=100").asString())
        .satisfies(shown -> assertThat(Sample.personalData()).noneMatch(shown::contains));
  }

  @Test
  void keeps_what_was_there_where_the_filer_sends_its_mask_back() {
    // given
    AnOrder order = AnOrder.filledIn();
    String sealed = order.column("application #>> '{subject,principal,mobile}'");
    ObjectNode shown =
        order.get("").as(com.fasterxml.jackson.databind.JsonNode.class).get("subject").deepCopy();
    ((ObjectNode) shown.get("principal")).put("email", "new@example.com");

    // when
    order.put("/subject", shown.toString()).then().statusCode(200);

    // then
    assertThat(order.get("").asString()).contains("138****1001", "n***@example.com");
    assertThat(order.column("application #>> '{subject,principal,mobile}'")).isNotEqualTo(sealed);
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
  }

  @Test
  void masks_a_persons_own_name_and_takes_the_mask_back() {
    // given
    AnOrder order =
        AnOrder.opened(
            TestTokens.newFiler(),
            Sample.NEW_ORDER
                .replace("ENTERPRISE", "PERSONAL")
                .replace("BUSINESS_LICENCE", "RESIDENT_ID_CARD")
                .replace(Sample.CERTIFICATE, "330106198503070016")
                .replace(Sample.DOMAIN, "personal." + Sample.DOMAIN));
    order.put("/subject", "{\"name\":\"陈启明\"}").then().statusCode(200);

    // when
    order
        .put("/subject", "{\"name\":\"陈**\",\"remark\":\"x\"}")
        .then()
        .statusCode(200)
        .body("subject.name", equalTo("陈**"));

    // then
    assertThat(order.column("application #>> '{subject,name}'")).isEqualTo("陈启明");
  }

  @Test
  void adds_replaces_and_removes_services() {
    // given
    AnOrder order = AnOrder.filledIn();
    ObjectNode second = Sample.service().put("name", "启明示例科技商城");
    second.putArray("domains").add("shop.qiming-shili.cn");

    // when
    order.put("/services/2", second.toString()).then().statusCode(200);
    order.put("/services/1", Sample.service().put("name", "新名称网站").toString());

    // then
    assertThat(order.get("").jsonPath().getList("services.serviceNo")).isEqualTo(List.of(1, 2));
    assertThat(order.get("").jsonPath().getList("services.name"))
        .isEqualTo(List.of("新名称网站", "启明示例科技商城"));
    order
        .asFiler()
        .header("If-Match", order.etag())
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(200)
        .body("services.serviceNo", equalTo(List.of(2)));
    order
        .asFiler()
        .header("If-Match", order.etag())
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(404);
  }

  @Test
  void demands_the_version_that_the_filer_saw() {
    // given
    AnOrder order = AnOrder.draft();
    String seen = order.etag();
    order.put("/subject", "{\"name\":\"杭州启明示例科技有限公司\"}").then().statusCode(200);

    // then
    order
        .asFiler()
        .body("{}")
        .put(order.path() + "/subject")
        .then()
        .statusCode(428)
        .body("code", equalTo("IF_MATCH_REQUIRED"));
    order
        .asFiler()
        .header("If-Match", seen)
        .body("{}")
        .put(order.path() + "/subject")
        .then()
        .statusCode(412)
        .body("code", equalTo("STALE_VERSION"));
    order
        .asFiler()
        .header("If-Match", seen)
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(412);
    assertThat(order.get("").jsonPath().getString("subject.name")).contains("启明");
  }

  @Test
  @DisplayName("R-FLOW-9: nature and certificate type are fixed")
  void refuses_another_nature() {
    // given
    AnOrder order = AnOrder.draft();

    // when
    Response response =
        order.put("/subject", "{\"nature\":\"PERSONAL\",\"certificate\":{\"type\":\"PASSPORT\"}}");

    // then
    response
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("violations.path", equalTo(List.of("subject.nature", "subject.certificate.type")))
        .body("violations.rule", equalTo(List.of("R-FLOW-9", "R-FLOW-9")));
  }

  @Test
  @DisplayName("R-FLOW-9: what is under review is not edited")
  void refuses_to_edit_what_is_under_review() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();

    // when
    Response response = order.put("/subject", Sample.subject().toString());

    // then
    response
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"))
        .body("rule", equalTo("R-FLOW-9"));
    assertThat(response.jsonPath().getString("detail"))
        .contains("IN_PRELIMINARY_REVIEW")
        .contains("EDIT");
  }

  @Test
  void says_what_is_wrong_in_the_filers_language() {
    // given
    AnOrder order = AnOrder.draft();
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.get("principal")).put("mobile", "12345");

    // then
    order
        .asFiler()
        .header("If-Match", order.etag())
        .header("Accept-Language", "en")
        .body(subject.toString())
        .put(order.path() + "/subject")
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("subject.principal.mobile"))
        .body("violations[0].rule", equalTo("R-SUBJ-6"))
        .body("violations[0].message", equalTo("This is no mainland mobile number."));
    order
        .put("/subject", subject.toString())
        .then()
        .body("violations[0].message", equalTo("不是有效的中国大陆手机号码。"))
        .body("violations[0].remedy", equalTo("请填写以 1 开头的 11 位号码。"));
  }

  @Test
  void points_at_the_service_that_is_wrong_and_not_at_others() {
    // given
    AnOrder order = AnOrder.filledIn();
    ObjectNode second = Sample.service();
    second.putArray("domains").add("qiming-shili.cn");

    // then
    order
        .put("/services/7", second.toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[1].domains[0]")))
        .body("violations.code", equalTo(List.of("DOMAIN_REPEATED")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"x\",\"unknown\":1}",
        "{\"principal\":{\"mobil\":\"13800571001\"}}",
        "{\"principal\":\"text\"}",
        "{\"certificate\":{\"validUntil\":\"tomorrow\"}}",
        "{\"nature\":\"COMPANY\"}",
        "{\"name\":",
        "[]",
        "null",
        "\"text\"",
        ""
      })
  void answers_a_body_of_another_form_with_400(String body) {
    // given
    AnOrder order = AnOrder.draft();

    // then
    order.put("/subject", body).then().statusCode(400).contentType("application/problem+json");
    assertThat(order.state()).isEqualTo(OrderState.DRAFT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\\u0000b\"}",
        "{\"remark\":\"\\ud800\"}",
        "{\"communicationAddress\":\"\\u202e\"}",
        "{\"principal\":{\"email\":\"a\\u0000@example.com\"}}"
      })
  void refuses_characters_that_no_database_and_no_reader_can_bear(String body) {
    AnOrder order = AnOrder.draft();

    order
        .put("/subject", body)
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("FORBIDDEN_CHARACTER"));
  }

  @Test
  void refuses_texts_and_lists_of_unbearable_size() {
    // given
    AnOrder order = AnOrder.draft();
    String long1 = "长".repeat(100_000);
    ObjectNode service = Sample.service();
    service.putArray("domains");
    for (int i = 0; i < 51; i++) {
      service.withArray("domains").add("a" + i + ".cn");
    }
    service.putArray("languages").addNull();

    // then
    order.put("/subject", "{\"name\":\"" + long1 + "\"}").then().statusCode(422);
    order
        .put("/services/1", service.toString())
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("TOO_MANY", "REQUIRED")));
    order.put("/subject", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}").then().statusCode(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "-1", "x", "1.0", "99999999999"})
  void knows_services_1_to_50_only(String number) {
    AnOrder order = AnOrder.draft();

    order.put("/services/" + number, "{}").then().statusCode(400);
  }
}
