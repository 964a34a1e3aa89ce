package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class PublicLookupTest {

  private static final int PER_MINUTE = 60;

  @Test
  @DisplayName("R-POST-3: anyone finds an app by its exact name, and no website by that")
  void finds_apps_by_their_exact_name() {
    // given a website and an app
    String number = AnOrder.newNumber();
    ObjectNode site = Sample.service();
    site.put("name", "启明示例独有官网");
    AnOrder.draft().fillIn(Sample.subject(), site).grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    ObjectNode app = Sample.app();
    app.put("name", "启明示例随身版");
    order.put("/services/1", app.toString()).then().statusCode(200);
    order.submit().grant();

    // then
    lookUp("启明示例随身版")
        .body("items.number", equalTo(List.of(number + "-2")))
        .body("items.serviceKind", equalTo(List.of("APP")));
    lookUp("启明示例随身").body("items", equalTo(List.of()));
    lookUp("启明示例独有官网").body("items", equalTo(List.of()));
    given()
        .get("/api/v1/public/filings?number=" + number + "-1")
        .then()
        .body("items.serviceName", equalTo(List.of("启明示例独有官网")));
    given()
        .get("/api/v1/public/filings?app=a&number=b")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @Test
  @DisplayName("R-POST-3: an address that asks too often has to wait, whoever it says it is")
  void limits_the_lookups_of_an_address() throws IOException {
    // when
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4 * PER_MINUTE && answers.stream().noneMatch(a -> is(a, 429)); i++) {
      answers.add(answerTo("127.0.0.3", "198.51.100." + i));
    }

    // then
    assertThat(answers).hasSizeGreaterThan(PER_MINUTE);
    assertThat(answers.subList(0, PER_MINUTE)).allMatch(answer -> is(answer, 200));
    assertThat(answers.get(answers.size() - 1))
        .containsIgnoringCase("Retry-After: 1\r\n")
        .contains(
            "application/problem+json", "\"TOO_MANY_LOOKUPS\"", "R-POST-3", "Too many lookups");
    assertThat(answerTo("127.0.0.4", "198.51.100.1")).matches(answer -> is(answer, 200));
  }

  private static io.restassured.response.ValidatableResponse lookUp(String app) {
    return given().queryParam("app", app).get("/api/v1/public/filings").then().statusCode(200);
  }

  private static boolean is(String answer, int status) {
    return answer.startsWith("HTTP/1.1 " + status);
  }

  /** What a client at an address of this host gets, that claims to stand in for another. */
  private static String answerTo(String local, String forwardedFor) throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            RestAssured.port,
            InetAddress.getByName(local),
            0)) {
      String request =
          "GET /api/v1/public/filings?app=nobody HTTP/1.1\r\nHost: localhost\r\n"
              + "Accept-Language: en\r\nX-Forwarded-For: "
              + forwardedFor
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
