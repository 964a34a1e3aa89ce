package org.openbeian.audit.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.audit.Trail;
import org.openbeian.contracts.OrderId;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class TrailResourceTest {

  @Test
  void shows_what_happened_to_an_order_with_sealed_values_as_they_are() {
    // given
    OrderId order = Trail.anOrder();
    UUID id = TestTopics.publish(Trail.withdrawn(order));
    Trail.awaitEntriesOf(order, 1);
    // when
    Trail.list("orderId=" + order)
        // then
        .then()
        .statusCode(200)
        .body("items.size()", is(1))
        .body("items[0].eventId", equalTo(id.toString()))
        .body("items[0].type", equalTo("org.openbeian.order.withdrawn.v1"))
        .body("items[0].source", equalTo("/order-service"))
        .body("items[0].topic", equalTo("beian.orders"))
        .body("items[0].key", equalTo(order.toString()))
        .body("items[0].body.recipient.email", equalTo("k1.c2VhbGVk"))
        .body("items[0].hash.length()", is(64))
        .body("nextCursor", equalTo(null));
  }

  @Test
  void filters_by_type_topic_and_time() {
    // given
    OrderId order = Trail.anOrder();
    TestTopics.publish(Trail.withdrawn(order));
    Trail.awaitEntriesOf(order, 1);
    TestTopics.publish(Trail.reviewStarted(order));
    Trail.awaitEntriesOf(order, 2);
    String of = "orderId=" + order;
    JsonPath all = Trail.list(of).jsonPath();
    OffsetDateTime second = OffsetDateTime.parse(all.getString("items[1].time"));
    // then
    assertThat(topics(of + "&type=org.openbeian.review.pre-review-started.v1"))
        .containsExactly("beian.reviews");
    assertThat(topics(of + "&topic=beian.orders")).containsExactly("beian.orders");
    assertThat(topics(of + "&from=" + second)).containsExactly("beian.reviews");
    assertThat(topics(of + "&to=" + second)).containsExactly("beian.orders");
    assertThat(topics(of + "&from=" + second.plus(Duration.ofDays(1)))).isEmpty();
    assertThat(topics("type=no.such.type")).isEmpty();
  }

  @Test
  void pages_through_the_trail_in_its_order() {
    // given
    OrderId order = Trail.anOrder();
    List<String> published = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      published.add(TestTopics.publish(Trail.withdrawn(order)).toString());
    }
    Trail.awaitEntriesOf(order, 5);
    // when
    List<String> shown = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    while (cursor != null) {
      JsonPath page =
          given()
              .auth()
              .oauth2(TestTokens.of("admin-1"))
              .get("/api/v1/trail?limit=2&orderId=" + order + "&cursor=" + cursor)
              .jsonPath();
      shown.addAll(page.getList("items.eventId"));
      cursor = page.getString("nextCursor");
      pages++;
    }
    // then
    assertThat(shown).isEqualTo(published);
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"orderId=x", "from=yesterday", "to=2026", "cursor=x", "limit=0", "limit=101"})
  void says_which_parameter_it_can_not_read(String query) {
    given()
        .auth()
        .oauth2(TestTokens.of("auditor-1"))
        .get("/api/v1/trail?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @ParameterizedTest
  @CsvSource({"auditor-1,200", "admin-1,200", "filer-a,403", "reviewer-1,403", "support-1,403"})
  void is_for_auditors_and_administrators(String user, int status) {
    for (String path : List.of("/api/v1/trail", "/api/v1/trail/verification")) {
      given().auth().oauth2(TestTokens.of(user)).get(path).then().statusCode(status);
    }
  }

  @Test
  void needs_a_valid_token() {
    given().get("/api/v1/trail").then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
    given()
        .auth()
        .oauth2(TestTokens.of("someone-expired"))
        .get("/api/v1/trail/verification")
        .then()
        .statusCode(401);
  }

  private static List<String> topics(String query) {
    return Trail.list(query).then().statusCode(200).extract().jsonPath().getList("items.topic");
  }
}
