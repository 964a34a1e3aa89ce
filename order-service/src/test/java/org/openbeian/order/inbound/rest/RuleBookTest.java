package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;

/** The rule book, and how its findings are told. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class RuleBookTest {

  @Test
  @DisplayName("R-NAME-2, R-NAME-3, R-MULTI-1, R-DER-2: what a province asks for is served")
  void serves_provinces() {
    get("/provinces").statusCode(200).body("items", hasSize(31));
    get("/provinces/330000")
        .statusCode(200)
        .body("shortName", equalTo("浙"))
        .body("chinese", equalTo("浙江省"))
        .body("migration", equalTo(true))
        .body("forbiddenInPersonalNames", hasItems("工作室", "刮刮乐"))
        .body("websitesPerOrder", nullValue());
    get("/provinces/310000").body("realPersonChannel.chinese", startsWith("上海市通信管理局"));
    get("/provinces/410000").body("websitesPerOrder.ofPerson", equalTo(3));
    get("/provinces/320000")
        .body("endingsOfPersonalNames", hasItem("的个人博客"))
        .body("remarkRequired", equalTo(true))
        .body("realPersonChannel.english", notNullValue());
    get("/provinces/440000")
        .body("materials.kind", equalTo(List.of("COMMITMENT_LETTER")))
        .body("domains.newDays", equalTo(90));
    get("/provinces/310000").body("domains.newDays", equalTo(180));
    get("/provinces/370000").body("offlineDeregistration.lines", hasItem(startsWith("电话")));
    get("/provinces/330001").statusCode(404).body("code", equalTo("NOT_FOUND"));
  }

  @Test
  @DisplayName("R-SVC-1, R-SVC-2, R-APP-1: what may be chosen is served")
  void serves_choices() {
    get("/rule-book")
        .statusCode(200)
        .body("version", startsWith("2026-11+"))
        .body("sources.S1", notNullValue())
        .body("contentCategories.find { it.code == 'OTHER' }.forPersons", equalTo(true))
        .body("contentCategories.find { it.code == 'NEWS' }.needs", equalTo("NEWS"))
        .body("preApprovals.code", hasItem("BULLETIN_BOARD"))
        .body("languages.find { it.code == 'zh-CN' }.id", equalTo(1))
        .body("platforms.code", equalTo(List.of("ANDROID", "IOS", "HARMONYOS")))
        .body("platforms[1].packageNameEnglish", equalTo("bundle ID"))
        .body("platforms[1].certificateDigests", hasItems("MD5", "SHA1"));
    given().get("/api/v1/rule-book").then().statusCode(401);
  }

  @Test
  @DisplayName("R-NAME-1: a finding says which rule, whose, where it is written and what to do")
  void tells_findings_with_their_origin() {
    // given
    AnOrder order = AnOrder.filledIn();

    // then
    order
        .get("/preview")
        .then()
        .statusCode(200)
        .body("submittable", equalTo(true))
        .rootPath("findings.find { it.rule == 'R-NAME-1' }")
        .body("path", equalTo("services[0].name"))
        .body("severity", equalTo("ASKS_REVIEWER"))
        .body("by", equalTo("MINISTRY"))
        .body("source", equalTo("S1 appendix 1"))
        .body("remedy", notNullValue());
  }

  @Test
  @DisplayName("R-NAME-1: a name that must not be is refused when it is saved")
  void refuses_names_when_saved() {
    // given
    AnOrder order = AnOrder.filledIn();

    // then
    order
        .asFiler()
        .header("If-Match", "*")
        .header("Accept-Language", "en")
        .body(Sample.service().put("name", "中国赌博网").toString())
        .put(order.path() + "/services/1")
        .then()
        .statusCode(422)
        .body("violations.path", hasItem("services[0].name"))
        .body("violations.code", hasItems("NAME_LIKE_STATE_BODY", "NAME_SENSITIVE"))
        .body("violations.rule", hasItem("R-NAME-1"))
        .body("violations.message", hasItem("The name says 赌博, which names of websites must not."));
  }

  private static ValidatableResponse get(String path) {
    return given().auth().oauth2(TestTokens.of(TestTokens.newFiler())).get("/api/v1" + path).then();
  }
}
