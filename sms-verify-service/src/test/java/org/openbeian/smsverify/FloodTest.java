package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FloodTest extends VerifyingTest {

  @Test
  @DisplayName("R-SMS-5: a flood of entries from one address is stopped, and nobody else's")
  void stops_floods_from_one_address() {
    // given
    String address = newAddress();
    ValidatableResponse answer = enter(address, "1", "1", "1");
    for (int i = 1; i < 1_000 && answer.extract().statusCode() == 422; i++) {
      answer = enter(address, "1", "1", "1");
    }

    // when
    ValidatableResponse other = enter(newAddress(), "1", "1", "1");

    // then
    refused(answer);
    other.statusCode(422);
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("beian_throttled_total{limit=\"sms-attempts-per-address\"}"));
  }

  @Test
  @DisplayName("R-SMS-4: a flood for one number is stopped alike, whether the number is known")
  void stops_floods_for_one_number() {
    // given
    String known = AnOrder.newPhone();
    forwarded(known);
    String unknown = AnOrder.newPhone();

    // when
    int admittedKnown = admitted(known);
    int admittedUnknown = admitted(unknown);

    // then
    // on a slow machine some more come back while it goes on
    assertThat(admittedKnown).isBetween(250, 270);
    assertThat(admittedUnknown).isBetween(250, 270);
  }

  @Test
  @DisplayName("R-SMS-6: a flood of resends for one number is stopped before the check")
  void stops_floods_of_resends() {
    // given
    String phone = AnOrder.newPhone();
    ValidatableResponse answer = resend(phone, TAIL, null);
    int admitted = 0;
    while (admitted < 100 && answer.extract().statusCode() == 422) {
      admitted++;
      answer = resend(phone, TAIL, null);
    }

    // when
    ValidatableResponse other = resend(AnOrder.newPhone(), TAIL, null);

    // then
    refused(answer);
    other.statusCode(422);
    assertThat(admitted).isEqualTo(15);
  }

  private static int admitted(String phone) {
    int admitted = 0;
    ValidatableResponse answer = enter(phone, "000000", "999999");
    while (admitted < 1_000 && answer.extract().statusCode() != 429) {
      admitted++;
      answer = enter(phone, "000000", "999999");
    }
    refused(answer);
    return admitted;
  }

  private static void refused(ValidatableResponse answer) {
    answer.statusCode(429).body("code", equalTo("TOO_MANY_REQUESTS"));
    assertThat(Integer.parseInt(answer.extract().header("Retry-After"))).isBetween(1, 600);
  }
}
