package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.openbeian.contracts.notification.Channel.EMAIL;
import static org.openbeian.contracts.notification.Channel.SMS;
import static org.openbeian.notification.Filer.SOON;
import static org.openbeian.notification.Filer.aFiler;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class DeliveriesResourceTest {

  private static final String PATH = "/api/v1/notification-deliveries";

  @Inject Sealer sealer;

  @AfterEach
  void the_gateway_is_back() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  @DisplayName(
      "R-NOT-1: support sees what waits and has what failed tried again, without addresses")
  void support_sees_what_waits_and_has_what_failed_tried_again() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(EMAIL, 1);
    awaitTried(filer);

    // then
    String ofOrder = PATH + "?orderId=" + filer.order();
    JsonPath all = as("support-1").get(ofOrder).then().statusCode(200).extract().jsonPath();
    assertThat(all.getList("items.channel")).containsExactlyInAnyOrder("EMAIL", "SMS");
    as("support-1")
        .get(ofOrder + "&state=WAITING")
        .then()
        .body("items.size()", is(1))
        .body("items[0].channel", equalTo("SMS"))
        .body(
            "items[0].recipient",
            equalTo(filer.phone().substring(0, 3) + "****" + filer.phone().substring(7)))
        .body("items[0].notice", equalTo("order-withdrawn"))
        .body("items[0].account", equalTo(filer.account()))
        .body("items[0].cause", equalTo("HTTP 503"))
        .body("items[0].givesUpAt", notNullValue())
        .body("items[0].retriable", is(false));
    assertThat(all.prettify()).doesNotContain(filer.phone()).doesNotContain(filer.email());
    JsonPath mail = all.setRootPath("items.find { it.channel == 'EMAIL' }");
    assertThat(mail.getString("state")).isEqualTo("DELIVERED");
    assertThat(mail.getString("recipient")).isNull();

    // and when
    String id = failed(filer);

    // then
    as("auditor-1")
        .get(ofOrder + "&state=FAILED")
        .then()
        .body("items.size()", is(1))
        .body("items[0].id", equalTo(id))
        .body("items[0].retriable", is(true));
    assertThat(as("admin-1").get(PATH + "?state=FAILED&limit=100").jsonPath().getList("items.id"))
        .contains(id);

    // and when
    SmsGatewayStandIn.outage(false);
    String retries = PATH + "/" + id + "/retries";
    String key = UUID.randomUUID().toString();
    as("support-1")
        .header("Idempotency-Key", key)
        .post(retries)
        .then()
        .statusCode(200)
        .body("state", equalTo("WAITING"))
        .body("retriedBy", equalTo("support-1"));
    as("support-1").header("Idempotency-Key", key).post(retries).then().statusCode(200);

    // then
    filer.awaitAnnounced(SMS, 1);
    assertThat(filer.texts()).hasSize(1);
    as("support-1")
        .post(retries)
        .then()
        .statusCode(409)
        .body("code", equalTo("DELIVERY_NOT_FAILED"));
    as("support-1").get(ofOrder + "&state=FAILED").then().body("items.size()", is(0));
  }

  @Test
  @DisplayName("R-EXP-4: erasing an order's personal data forgets the recipients of what failed")
  void erasing_forgets_the_recipients_of_what_failed() {
    // given
    SmsGatewayStandIn.outage(true);
    Filer filer = aFiler();
    TestTopics.publish(filer.abandoned(sealer));
    awaitTried(filer);
    String id = failed(filer);

    // when
    UUID event = TestTopics.publish(new PersonalDataErased(filer.order(), 1));
    await()
        .atMost(SOON)
        .until(
            () ->
                "APPLIED"
                    .equals(
                        TestDatabase.value("select outcome from inbox where event_id = ?", event)));

    // then
    as("support-1")
        .post(PATH + "/" + id + "/retries")
        .then()
        .statusCode(409)
        .body("code", equalTo("RECIPIENT_FORGOTTEN"));
    as("support-1")
        .get(PATH + "?state=FAILED&orderId=" + filer.order())
        .then()
        .body("items[0].recipient", equalTo(null))
        .body("items[0].cause", equalTo("HTTP 503"))
        .body("items[0].retriable", is(false));
  }

  @Test
  void pages_from_the_last_queued_to_the_first() {
    // given
    Filer filer = aFiler();
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    filer.awaitAnnounced(EMAIL, 2);
    filer.awaitAnnounced(SMS, 2);

    // when
    List<String> ids = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          as("lead-1")
              .get(PATH + "?limit=1&orderId=" + filer.order() + "&cursor=" + cursor)
              .jsonPath();
      ids.addAll(page.getList("items.id"));
      notices.addAll(page.getList("items.notice"));
      cursor = page.getString("nextCursor");
    }

    // then
    assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    assertThat(notices)
        .containsExactly(
            "order-abandoned", "order-abandoned", "order-withdrawn", "order-withdrawn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=5",
        "orderId=x",
        "state=DELIVERED",
        "state=failed",
        "state=FAILED&limit=0",
        "state=FAILED&cursor=x"
      })
  void says_which_parameter_it_can_not_read(String query) {
    as("support-1")
        .get(PATH + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filer-a", "reviewer-1", "officer-zj"})
  void is_not_for(String user) {
    as(user).get(PATH + "?state=FAILED").then().statusCode(403);
    as(user).post(PATH + "/" + UUID.randomUUID() + "/retries").then().statusCode(403);
  }

  @Test
  void only_support_and_admin_have_it_tried_again() {
    String unknown = PATH + "/" + UUID.randomUUID() + "/retries";
    as("auditor-1").post(unknown).then().statusCode(403);
    as("lead-1").post(unknown).then().statusCode(403);
    as("admin-1").post(unknown).then().statusCode(404);
    as("support-1").post(PATH + "/x/retries").then().statusCode(404);
    given().get(PATH + "?state=FAILED").then().statusCode(401);
    given().post(unknown).then().statusCode(401);
  }

  private static void awaitTried(Filer filer) {
    await()
        .atMost(SOON)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from delivery where order_id = ? and channel = 'SMS' and"
                            + " cause = 'HTTP 503'",
                        filer.order().value())
                    == 1);
  }

  /** Its SMS has not been taken for a day; gives its id. */
  private static String failed(Filer filer) {
    TestDatabase.update(
        "update delivery set give_up_at = give_up_at - interval '24 hours' where order_id = ? and"
            + " channel = 'SMS'",
        filer.order().value());
    await()
        .atMost(SOON)
        .until(
            () ->
                "FAILED"
                    .equals(
                        TestDatabase.value(
                            "select state from delivery where order_id = ? and channel = 'SMS'",
                            filer.order().value())));
    return String.valueOf(
        TestDatabase.value(
            "select id from delivery where order_id = ? and channel = 'SMS'",
            filer.order().value()));
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.of(user));
  }
}
