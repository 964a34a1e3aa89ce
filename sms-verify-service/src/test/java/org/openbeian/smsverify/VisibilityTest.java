package org.openbeian.smsverify;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.OrderId;
import org.openbeian.testkit.TestTokens;

@QuarkusTest
class VisibilityTest extends VerifyingTest {

  @Test
  void shows_the_filer_masked_numbers_and_what_is_left() {
    // given
    String one = AnOrder.newPhone();
    String other = AnOrder.newPhone();
    AnOrder order = forwarded(one, other);
    enter(one, codeOf(one), TAIL).statusCode(200);

    // when
    view(order.id(), "filer-a")

        // then
        .statusCode(200)
        .body("orderId", equalTo(order.id().toString()))
        .body("round", equalTo(1))
        .body("state", equalTo("PENDING"))
        .body(
            "phones.phone", contains("138****" + one.substring(7), "138****" + other.substring(7)))
        .body("phones.state", contains("VERIFIED", "PENDING"))
        .body("phones.resendsLeft", contains(2, 2))
        .body("phones.attemptsLeft", contains(5, 5))
        .body(not(containsString(one)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"filer-a-view", "reviewer-1", "lead-1", "officer-zj", "auditor-1", "admin-1"})
  void shows_it_to_viewers_of_the_account_and_to_staff(String user) {
    AnOrder order = forwarded(AnOrder.newPhone());
    view(order.id(), user).statusCode(200);
  }

  @Test
  void hides_it_from_other_accounts_as_if_there_were_none() {
    AnOrder order = forwarded(AnOrder.newPhone());
    view(order.id(), "filer-b").statusCode(404).body("code", equalTo("NOT_FOUND"));
    view(new OrderId(UUID.randomUUID()), "filer-a")
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
  }

  @Test
  void needs_a_token_and_an_order() {
    given()
        .queryParam("orderId", UUID.randomUUID())
        .get("/api/v1/sms-verifications")
        .then()
        .statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.of("filer-a"))
        .get("/api/v1/sms-verifications")
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @Test
  @DisplayName("The verification page needs no login")
  void entering_a_code_needs_no_token() {
    enter(AnOrder.newPhone(), "123456", TAIL).statusCode(404);
  }
}
