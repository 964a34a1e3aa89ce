package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class FilingsTest {

  @Test
  @DisplayName("R-FLOW-7: the grant puts subject, services and domains on record")
  void shows_the_account_what_was_granted() {
    // when
    AnOrder order = AnOrder.granted("浙ICP备2026200001号");

    // then
    Response filing = order.asFiler().get("/api/v1/filings/浙ICP备2026200001号");
    filing
        .then()
        .statusCode(200)
        .body("number", equalTo("浙ICP备2026200001号"))
        .body("orderId", equalTo(order.id().toString()))
        .body("services[0].number", equalTo("浙ICP备2026200001号-1"))
        .body("services[0].service.domains", equalTo(List.of(order.domain())));
    assertThat(Sample.personalData()).noneMatch(filing.asString()::contains);
    order
        .asFiler()
        .get("/api/v1/filings?limit=100")
        .then()
        .statusCode(200)
        .body("items.number", hasItem("浙ICP备2026200001号"));
    as("filer-b").get("/api/v1/filings/浙ICP备2026200001号").then().statusCode(404);
    as("filer-b").get("/api/v1/filings").then().body("items", equalTo(List.of()));
    as("reviewer-1").get("/api/v1/filings").then().statusCode(403);
    given().get("/api/v1/filings").then().statusCode(401);
    FilingGranted granted = order.awaitEvent(FilingGranted.class);
    assertThat(granted.subjectNumber()).isEqualTo("浙ICP备2026200001号");
    assertThat(granted.services().get(0).number()).isEqualTo("浙ICP备2026200001号-1");
  }

  @Test
  @DisplayName("R-POST-3: anyone finds the public part, and no more, by exact match")
  void shows_anyone_the_public_part() {
    // given
    AnOrder order = AnOrder.granted("浙ICP备2026200002号");

    // then
    for (String query :
        List.of(
            "number=浙ICP备2026200002号",
            "number=浙ICP备2026200002号-1",
            "domain=" + order.domain().toUpperCase(Locale.ROOT),
            "subject=杭州启明示例科技有限公司")) {
      Response found = given().get("/api/v1/public/filings?" + query);
      found
          .then()
          .statusCode(200)
          .body("items.number", hasItem("浙ICP备2026200002号-1"))
          .body("items.subjectName", hasItem("杭州启明示例科技有限公司"))
          .body("items.serviceName", hasItem("启明示例科技官网"));
      assertThat(Sample.personalData()).noneMatch(found.asString()::contains);
      assertThat(found.jsonPath().getMap("items[0]").keySet())
          .containsExactlyInAnyOrder(
              "number",
              "subjectNumber",
              "subjectName",
              "subjectNature",
              "serviceKind",
              "serviceName",
              "domains",
              "grantedOn");
    }
    for (String query : List.of("number=浙ICP备20262", "domain=shili.cn", "subject=杭州启明")) {
      given()
          .get("/api/v1/public/filings?" + query)
          .then()
          .statusCode(200)
          .body("items", equalTo(List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=1", "number=", "number=a&domain=b.cn", "subject=%00", "number=%20"})
  void refuses_an_unclear_question(String query) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/v1/public/filings?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @Test
  void waits_for_a_person_when_the_bureau_forgot_a_service() {
    // given
    AnOrder order = AnOrder.inBureauReview();

    // when
    var incomplete =
        new org.openbeian.contracts.review.BureauApproved(
            order.id(),
            order.round(),
            java.util.UUID.randomUUID(),
            AnOrder.OFFICER,
            "浙ICP备2026200003号",
            List.of(),
            6);
    TestTopics.publish(incomplete);

    // then
    org.awaitility.Awaitility.await()
        .atMost(20, java.util.concurrent.TimeUnit.SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from parked_event where event_key = ?",
                        order.id().toString())
                    == 1);
    assertThat(order.state()).isEqualTo(org.openbeian.order.domain.OrderState.IN_BUREAU_REVIEW);
    assertThat(
            TestDatabase.count(
                "select count(*) from filing_subject where number = ?", "浙ICP备2026200003号"))
        .isZero();
  }
}
