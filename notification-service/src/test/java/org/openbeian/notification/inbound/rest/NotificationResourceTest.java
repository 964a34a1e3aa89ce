package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.Filer;
import org.openbeian.notification.Lead;
import org.openbeian.notification.MailServer;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
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
  @ValueSource(
      strings = {
        "filer-a",
        "filer-a-view",
        "reviewer-1",
        "lead-1",
        "officer-zj",
        "auditor-1",
        "support-1",
        "admin-1"
      })
  void is_for_filers_and_all_staff(String user) {
    as(user).get(PATH).then().statusCode(200);
  }

  @Test
  @DisplayName("R-FLOW-10: a lead lists, reads and counts what was told to them alone")
  void a_lead_lists_reads_and_counts_what_was_told_to_them_alone() {
    // given
    OrderId order = new OrderId(UUID.randomUUID());
    Lead inAnotherAccount = Lead.called("lead-1").in("acct-a");
    tell(order, Lead.called("lead-1"), Lead.called("lead-2"), inAnotherAccount);
    String query = PATH + "?orderId=" + order;

    // when
    JsonPath page = as("lead-1").get(query).then().statusCode(200).extract().jsonPath();
    int unread = page.getInt("unreadCount");
    String id = page.getString("items[0].id");

    // then
    assertThat(page.getList("items")).hasSize(1);
    assertThat(page.getString("items[0].notice")).isEqualTo("review-escalated-sla");
    assertThat(page.getString("items[0].body")).contains(order.toString(), "浙江", "2026-11-24");
    as("reviewer-1").get(query).then().body("items.size()", is(0));
    as("reviewer-1").post(PATH + "/" + id + "/read").then().statusCode(404);

    // and when
    as("lead-1").post(PATH + "/" + id + "/read").then().statusCode(200);

    // then
    as("lead-1").get(query + "&unread=true").then().body("items.size()", is(0));
    as("lead-1").get(query).then().body("unreadCount", is(unread - 1));
  }

  @Test
  void staff_and_filers_of_one_account_never_see_each_others_notices() {
    // given
    Filer filer = aFilerOfAccountA(1);
    tell(filer.order(), Lead.called("reviewer-a").in("acct-a"));
    String query = PATH + "?orderId=" + filer.order();

    // when
    JsonPath filers = as("filer-a").get(query).jsonPath();
    JsonPath reviewers = as("reviewer-a").get(query).jsonPath();

    // then
    assertThat(filers.getList("items.notice")).containsExactly("order-withdrawn");
    assertThat(reviewers.getList("items.notice")).containsExactly("review-escalated-sla");
    assertThat(reviewers.getInt("unreadCount"))
        .isEqualTo(
            (int)
                TestDatabase.count(
                    "select count(*) from notice where account = 'acct-a' and person ="
                        + " 'reviewer-a' and read_at is null"));
    as("filer-a")
        .post(PATH + "/" + reviewers.getString("items[0].id") + "/read")
        .then()
        .statusCode(404);
    as("reviewer-a")
        .post(PATH + "/" + filers.getString("items[0].id") + "/read")
        .then()
        .statusCode(404);
  }

  @Test
  void needs_a_token() {
    given().get(PATH).then().statusCode(401);
    given().post(PATH + "/" + UUID.randomUUID() + "/read").then().statusCode(401);
  }

  private void tell(OrderId order, Lead... leads) {
    UUID event = TestTopics.publish(Lead.late(order, sealer, leads));
    await()
        .atMost(Filer.SOON)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from inbox where event_id = ? and outcome = 'APPLIED'",
                        event)
                    == 1);
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
