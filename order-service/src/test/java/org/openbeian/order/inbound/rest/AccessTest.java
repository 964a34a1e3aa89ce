package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;

/** Who may reach what: every URL of an order, with every wrong caller. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class AccessTest {

  /** An operation on one order. */
  record Operation(String method, String path, boolean acts) {

    Response by(RequestSpecification caller, String orderPath) {
      String body =
          switch (path) {
            case "/subject" -> Sample.subject().toString();
            case "/services/1" -> method.equals("PUT") ? Sample.service().toString() : null;
            case "/submission" -> Sample.COMMITMENTS;
            case "/real-person-checks" ->
                method.equals("POST") ? "{\"of\":\"services[0].principal\"}" : null;
            default -> null;
          };
      RequestSpecification request = caller.contentType("application/json");
      if (method.equals("PUT") || method.equals("DELETE")) {
        request = request.header("If-Match", "*");
      }
      return (body == null ? request : request.body(body)).request(method, orderPath + path);
    }
  }

  static List<Operation> operations() {
    return List.of(
        new Operation("GET", "", false),
        new Operation("GET", "/preview", false),
        new Operation("GET", "/timeline", false),
        new Operation("GET", "/materials", false),
        new Operation("GET", "/materials/required", false),
        new Operation("GET", "/real-person-checks", false),
        new Operation("POST", "/real-person-checks", true),
        new Operation("PUT", "/subject", true),
        new Operation("PUT", "/services/1", true),
        new Operation("DELETE", "/services/1", true),
        new Operation("POST", "/submission", true),
        new Operation("POST", "/withdrawal", true),
        new Operation("POST", "/abandonment", true));
  }

  @ParameterizedTest
  @MethodSource("operations")
  @DisplayName("architecture §7: a foreign account's order is not there")
  void hides_foreign_orders(Operation operation) {
    // given
    AnOrder order = AnOrder.filledIn();
    long version = Long.parseLong(order.column("version"));

    // when
    Response foreign = operation.by(as("filer-b"), order.path());
    Response absent = operation.by(as("filer-b"), "/api/v1/orders/" + UUID.randomUUID());

    // then
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.asString()).isEqualTo(absent.asString());
    assertThat(Long.parseLong(order.column("version"))).isEqualTo(version);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asks_for_a_token_and_a_filer(Operation operation) {
    // given
    String path = "/api/v1/orders/" + UUID.randomUUID();

    // then
    assertThat(operation.by(given(), path).statusCode()).isEqualTo(401);
    assertThat(operation.by(as("someone-expired"), path).statusCode()).isEqualTo(401);
    assertThat(operation.by(as("reviewer-1"), path).statusCode()).isEqualTo(403);
    assertThat(operation.by(as("admin-1"), path).statusCode()).isEqualTo(403);
    assertThat(
            operation
                .by(given().header("Authorization", "Bearer junk.junk.junk"), path)
                .statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("operations")
  @DisplayName("R-PERM-1: beian:view looks, only beian:add acts")
  void lets_a_viewer_look_and_not_act(Operation operation) {
    // given
    AnOrder order = AnOrder.filledIn();

    // when
    Response response = operation.by(order.asViewer(), order.path());

    // then
    if (operation.acts()) {
      response.then().statusCode(403).body("rule", equalTo("R-PERM-1"));
    } else {
      response.then().statusCode(200);
    }
  }

  @Test
  @DisplayName("R-PERM-1: a viewer opens no orders")
  void lets_a_viewer_open_nothing() {
    as("filer-a-view")
        .body(AnOrder.newRequest())
        .post("/api/v1/orders")
        .then()
        .statusCode(403)
        .body("code", equalTo("PERMISSION_MISSING"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void answers_an_id_that_is_none_with_404(Operation operation) {
    assertThat(operation.by(as("filer-a"), "/api/v1/orders/not-an-id").statusCode()).isEqualTo(404);
  }

  @Test
  void lists_only_the_accounts_own_orders() {
    // given
    AnOrder own = AnOrder.draftOf("filer-b");
    AnOrder foreign = AnOrder.draft();

    // when
    List<String> listed =
        as("filer-b").get("/api/v1/orders?limit=100").jsonPath().getList("items.id");

    // then
    assertThat(listed).contains(own.id().toString()).doesNotContain(foreign.id().toString());
  }
}
