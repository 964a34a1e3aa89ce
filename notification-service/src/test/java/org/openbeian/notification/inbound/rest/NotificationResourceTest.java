package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class NotificationResourceTest {

  private static final String PATH = "/api/v1/notifications";

  @Inject Sealer sealer;

  @Test
  void shows_a_notice_until_it_is_read_and_after() {
    // given
    Filer filer = aFilerOfAccountA(1);
    String query = PATH + "?orderId=" + filer.order();
    JsonPath page = as("filer-a").get(query).then().statusCode(200).extract().jsonPath();
    long unread = page.getLong("unreadCount");
    String id = page.getString("items[0].id");
    // then
    assertThat(page.getString("items[0].orderId")).isEqualTo(filer.order().toString());
    assertThat(page.getString("items[0].notice")).isEqualTo("order-withdrawn");
    assertThat(page.getString("items[0].title")).isEqualTo("备案订单已撤销提交");
    assertThat(page.getString("items[0].body")).contains(filer.order().toString());
    assertThat(page.getString("items[0].readAt")).isNull();
    // when
    String readAt =
        as("filer-a-view")
            .post(PATH + "/" + id + "/read")
            .then()
            .statusCode(200)
            .body("id", equalTo(id))
            .body("readAt", notNullValue())
            .extract()
            .path("readAt");
    as("filer-a").post(PATH + "/" + id + "/read").then().body("readAt", equalTo(readAt));
    // then
    as("filer-a").get(query).then().body("unreadCount", is((int) unread - 1));
    as("filer-a").get(query + "&unread=true").then().body("items.size()", is(0));
    as("filer-a").get(query + "&unread=false").then().body("items.size()", is(1));
  }

  @Test
  void pages_from_the_newest_to_the_oldest() {
    // given
    Filer filer = aFilerOfAccountA(5);
    // when
    List<String> ids = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          as("filer-a")
              .get(PATH + "?limit=2&orderId=" + filer.order() + "&cursor=" + cursor)
              .jsonPath();
      ids.addAll(page.getList("items.id"));
      times.addAll(page.getList("items.createdAt"));
      cursor = page.getString("nextCursor");
    }
    // then
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(times.stream().map(java.time.Instant::parse).toList())
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void hides_what_other_accounts_were_told() {
    // given
    Filer filer = aFilerOfAccountA(1);
    String id =
        as("filer-a").get(PATH + "?orderId=" + filer.order()).jsonPath().getString("items[0].id");
    // then
    as("filer-b").get(PATH + "?orderId=" + filer.order()).then().body("items.size()", is(0));
    as("filer-b")
        .post(PATH + "/" + id + "/read")
        .then()
        .statusCode(404)
        .body("code", equalTo("NOT_FOUND"));
    as("filer-a").post(PATH + "/" + UUID.randomUUID() + "/read").then().statusCode(404);
    as("filer-a").post(PATH + "/x/read").then().statusCode(404);
    as("filer-a")
        .get(PATH + "?orderId=" + filer.order())
        .then()
        .body("items[0].readAt", equalTo(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unread=maybe", "orderId=x", "cursor=x", "limit=0"})
  void says_which_parameter_it_can_not_read(String query) {
    as("filer-a")
        .get(PATH + "?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"));
  }

  @ParameterizedTest
  @CsvSource({"filer-a,200", "filer-a-view,200", "reviewer-1,403", "auditor-1,403"})
  void is_for_filers(String user, int status) {
    as(user).get(PATH).then().statusCode(status);
  }

  @Test
  void needs_a_token() {
    given().get(PATH).then().statusCode(401);
    given().post(PATH + "/" + UUID.randomUUID() + "/read").then().statusCode(401);
  }

  private Filer aFilerOfAccountA(int notices) {
    Filer filer = Filer.ofAccount("acct-a");
    for (int i = 0; i < notices; i++) {
      TestTopics.publish(filer.withdrawn(sealer));
    }
    filer.awaitAnnounced(Channel.IN_SITE, notices);
    return filer;
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.of(user));
  }
}
