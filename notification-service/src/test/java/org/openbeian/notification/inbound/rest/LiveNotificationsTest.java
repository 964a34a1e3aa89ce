package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.EventStream;
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
class LiveNotificationsTest {

  private static final String PATH = "/api/v1/notifications";
  private static final int PER_MAILBOX = 4;
  private static final int AT_MOST = 12;

  @Inject Sealer sealer;
  @Inject MeterRegistry meters;

  private final String user = TestTokens.newFiler();
  private final String account = TestTokens.accountOf(user);
  private final List<EventStream> opened = new ArrayList<>();

  @AfterEach
  void nobody_listens_any_more() {
    opened.forEach(EventStream::close);
    await().atMost(Filer.SOON).until(() -> open() == 0);
  }

  @Test
  @DisplayName("R-NOT-1: a notice arrives on the streams of its account, and the count with it")
  void a_notice_arrives_on_the_streams_of_its_account_and_the_count_with_it() {
    // given
    EventStream first = listen(user, null).awaitUnread(0);
    EventStream second = listen(user, null).awaitUnread(0);

    // when
    Filer filer = told(1);

    // then
    for (EventStream stream : List.of(first, second)) {
      stream.awaitUnread(1);
      EventStream.Event notice = stream.named("notification").get(0);
      assertThat(notice.json().getString("orderId")).isEqualTo(filer.order().toString());
      assertThat(notice.json().getString("title")).isEqualTo("备案订单已撤销提交");
      assertThat(notice.json().getString("body")).contains("您的备案订单 " + filer.order());
      assertThat(notice.json().getString("readAt")).isNull();
      assertThat(notice.id()).isNotBlank();
      assertThat(stream.events().get(0).retry()).isEqualTo("3000");
    }
    assertThat(first.response().headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(first.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(first.response().headers().firstValue("X-Accel-Buffering")).hasValue("no");
    await().atMost(Filer.SOON).until(() -> first.beats() > 0);
  }

  @Test
  void goes_on_from_the_last_id_without_loss_though_the_first_written_is_committed_last()
      throws SQLException {
    // given
    try (Connection slow = TestDatabase.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      UUID late = UUID.randomUUID();
      statement.execute(
          "insert into notice (id, order_id, round, account, template, language, title, short_text,"
              + " created_at) values ('"
              + late
              + "', '"
              + late
              + "', 1, '"
              + account
              + "', 'order-withdrawn', 'CHINESE', 't', 's', '2020-01-01T00:00:00Z')");
      EventStream stream = listen(user, null).awaitUnread(0);
      told(1);
      stream.awaitUnread(1);
      String last = stream.lastId();
      stream.close();

      // when
      told(1);
      slow.commit();
      EventStream again = listen(user, last).awaitUnread(3);

      // then
      assertThat(again.notices())
          .hasSize(2)
          .startsWith(late.toString())
          .doesNotContainAnyElementsOf(stream.notices());

      // and when
      told(1);

      // then
      again.awaitUnread(4);
      assertThat(again.notices()).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_another_replica_commits_late_arrives_though_something_newer_was_told()
      throws SQLException {
    // given
    EventStream stream = listen(user, null).awaitUnread(0);
    try (Connection replica = TestDatabase.connect();
        Statement statement = replica.createStatement()) {
      replica.setAutoCommit(false);
      UUID late = UUID.randomUUID();
      statement.execute(
          "insert into notice (id, order_id, round, account, template, language, title, short_text,"
              + " created_at) values ('"
              + late
              + "', '"
              + late
              + "', 1, '"
              + account
              + "', 'order-withdrawn', 'CHINESE', 't', 's', '2026-01-01T00:00:00Z')");
      told(1);
      stream.awaitUnread(1);

      // when
      replica.commit();

      // then
      stream.awaitUnread(2);
      assertThat(stream.notices()).hasSize(2).doesNotHaveDuplicates().endsWith(late.toString());
    }
  }

  @Test
  void goes_on_from_a_list() {
    // given
    told(2);
    JsonPath list = as(user).get(PATH).jsonPath();
    told(1);

    // when
    EventStream stream = listen(user, list.getString("asOf")).awaitUnread(3);

    // then
    assertThat(stream.notices())
        .hasSize(1)
        .doesNotContainAnyElementsOf(list.<String>getList("items.id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "NzQxLjA%00", "OTk5OTk5OTk5OTk5LjA"})
  void says_to_list_again_whoever_comes_with_an_id_that_means_nothing(String id) {
    EventStream stream = listen(user, id).awaitUnread(0);
    assertThat(stream.named("reload")).hasSize(1);
    assertThat(stream.named("notification")).isEmpty();
  }

  @Test
  void says_to_list_again_whoever_missed_more_than_is_told_one_by_one() throws SQLException {
    // given
    String id = listen(user, null).awaitUnread(0).lastId();
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into notice (id, order_id, round, account, template, language, title, short_text,"
              + " created_at) select gen_random_uuid(), gen_random_uuid(), 1, '"
              + account
              + "', 'order-withdrawn', 'CHINESE', 't', 's', '2026-01-01T00:00:00Z' from"
              + " generate_series(1, 150)");
    }

    // when
    EventStream again = listen(user, id).awaitUnread(150);

    // then
    assertThat(again.named("reload")).hasSize(1);
    assertThat(again.named("notification")).isEmpty();
    opened.get(0).awaitUnread(150);
    assertThat(opened.get(0).named("reload")).hasSize(1);
  }

  @Test
  void what_is_read_on_one_page_is_counted_on_the_others() {
    // given
    told(2);
    EventStream first = listen(user, null).awaitUnread(2);
    EventStream second = listen(user, null).awaitUnread(2);
    String id = as(user).get(PATH).jsonPath().getString("items[0].id");

    // when
    as(user).post(PATH + "/" + id + "/read").then().statusCode(200);

    // then
    first.awaitUnread(1);
    second.awaitUnread(1);

    // and when
    as(user).delete(PATH + "/" + id + "/read").then().statusCode(200).body("readAt", equalTo(null));

    // then
    first.awaitUnread(2);

    // and when
    readAll(first.lastId()).then().body("marked", is(2)).body("unreadCount", is(0));

    // then
    first.awaitUnread(0);
    second.awaitUnread(0);
    assertThat(first.named("notification")).isEmpty();
  }

  @Test
  void marks_all_that_was_seen_and_leaves_unread_what_arrived_meanwhile() {
    // given
    told(3);
    String asOf = as(user).get(PATH + "?limit=1").jsonPath().getString("asOf");
    told(1);

    // when
    readAll(asOf).then().statusCode(200).body("marked", is(3)).body("unreadCount", is(1));

    // then
    readAll(asOf).then().statusCode(200).body("marked", is(0)).body("unreadCount", is(1));
    as(user).get(PATH + "/unread-count").then().statusCode(200).body("unreadCount", is(1));
    as(user)
        .get(PATH + "?unread=true")
        .then()
        .body("items.size()", is(1))
        .body("unreadCount", is(1));
  }

  @Test
  void marks_nothing_of_other_mailboxes() {
    // given
    told(1);
    String other = TestTokens.newFiler();
    String asOf = as(other).get(PATH + "/unread-count").jsonPath().getString("asOf");

    // when
    as(other)
        .contentType("application/json")
        .body("{\"upTo\":\"" + asOf + "\"}")
        .post(PATH + "/read")
        .then()
        .statusCode(200)
        .body("marked", is(0));

    // then
    as(user).get(PATH + "/unread-count").then().body("unreadCount", is(1));
    String id = as(user).get(PATH).jsonPath().getString("items[0].id");
    as(other).delete(PATH + "/" + id + "/read").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"upTo\":null}",
        "{\"upTo\":\"\"}",
        "{\"upTo\":\"2026-11-29T00:00:00Z\"}",
        "{\"upTo\":\"MTA6MjA6\"}"
      })
  void refuses_to_mark_up_to_what_is_no_as_of(String body) {
    as(user)
        .contentType("application/json")
        .body(body)
        .post(PATH + "/read")
        .then()
        .statusCode(422)
        .body("code", equalTo("INVALID"))
        .body("violations[0].path", equalTo("upTo"))
        .body("violations[0].code", equalTo("AS_OF_FORM"));
  }

  @Test
  void needs_a_body_to_mark_many() {
    as(user).contentType("application/json").post(PATH + "/read").then().statusCode(400);
    as(user)
        .contentType("application/json")
        .body("{\"all\":true}")
        .post(PATH + "/read")
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_JSON"));
  }

  @Test
  void filters_by_name_and_period() {
    // given
    Filer filer = told(1);
    TestTopics.publish(filer.abandoned(sealer));
    filer.awaitAnnounced(Channel.IN_SITE, 2);
    String day =
        java.time.LocalDate.ofInstant(
                org.openbeian.testkit.TestClock.now(), java.time.ZoneId.of("Asia/Shanghai"))
            .toString();
    String dayBefore = java.time.LocalDate.parse(day).minusDays(1).toString();

    // then
    as(user)
        .get(PATH + "?notice=order-abandoned")
        .then()
        .body("items.notice", equalTo(List.of("order-abandoned")));
    as(user).get(PATH + "?from=" + dayBefore + "&to=" + day).then().body("items.size()", is(2));
    as(user).get(PATH + "?to=" + dayBefore).then().body("items.size()", is(0));
    as(user).get(PATH + "?from=" + day + "&notice=x").then().body("items.size()", is(0));
    for (String bad : List.of("from=today", "to=0001-01-01", "notice=%25", "notice=a%00")) {
      as(user).get(PATH + "?" + bad).then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
    }
  }

  @Test
  void nobody_hears_what_others_are_told() {
    // given
    EventStream mine = listen(user, null).awaitUnread(0);
    EventStream others = listen(TestTokens.newFiler(), null).awaitUnread(0);

    // when
    told(1);

    // then
    mine.awaitUnread(1);
    assertThat(others.named("notification")).isEmpty();
    assertThat(others.named("unread")).hasSize(1);
  }

  @Test
  @DisplayName(
      "R-FLOW-10: staff hear what is told to them alone, and filers of their account don't")
  void staff_hear_what_is_told_to_them_alone() {
    // given
    EventStream lead = listen("reviewer-a", null);
    EventStream filers = listen("filer-a", null);
    await().atMost(Filer.SOON).until(() -> filers.events().size() + lead.events().size() == 2);
    OrderId order = new OrderId(UUID.randomUUID());

    // when
    TestTopics.publish(Lead.late(order, sealer, Lead.called("reviewer-a").in("acct-a")));

    // then
    await().atMost(Filer.SOON).until(() -> lead.named("notification").size() == 1);
    assertThat(lead.named("notification").get(0).json().getString("notice"))
        .isEqualTo("review-escalated-sla");
    assertThat(filers.named("notification")).isEmpty();
  }

  @Test
  void a_mailbox_has_so_many_streams_and_no_more_until_one_is_closed() {
    // given
    for (int i = 0; i < PER_MAILBOX; i++) {
      assertThat(listen(user, null).awaitUnread(0).status()).isEqualTo(200);
    }

    // when
    EventStream another = listen(user, null);

    // then
    assertThat(another.status()).isEqualTo(429);
    assertThat(another.response().headers().firstValue("Retry-After")).hasValue("30");
    assertThat(another.response().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(open()).isEqualTo(PER_MAILBOX);

    // and when
    opened.get(0).close();

    // then
    await().atMost(Filer.SOON).until(() -> listen(user, null).status() == 200);
  }

  @Test
  void there_are_so_many_streams_in_all_and_no_more() {
    // given
    for (int i = 0; i < AT_MOST; i++) {
      assertThat(listen(TestTokens.newFiler(), null).awaitUnread(0).status()).isEqualTo(200);
    }

    // when
    EventStream another = listen(user, null);

    // then
    assertThat(another.status()).isEqualTo(503);
    assertThat(another.response().headers().firstValue("Retry-After")).hasValue("30");
  }

  @Test
  void gives_back_what_a_client_held_that_went_away() {
    // given
    EventStream stream = listen(user, null).awaitUnread(0);
    assertThat(open()).isEqualTo(1);

    // when
    stream.close();

    // then
    await().atMost(Filer.SOON).until(() -> open() == 0);
  }

  @Test
  void ends_with_the_token() {
    // when
    EventStream stream =
        opened(EventStream.open(TestTokens.lasting(user, Duration.ofSeconds(2)), null));

    // then
    stream.awaitUnread(0).awaitEnd();
    await().atMost(Filer.SOON).until(() -> open() == 0);
  }

  @Test
  void needs_a_token_and_the_right_to_look() {
    given().get(PATH + "/stream").then().statusCode(401);
    given().get(PATH + "/unread-count").then().statusCode(401);
    given().post(PATH + "/read").then().statusCode(401);
    assertThat(listen("someone-expired", null).status()).isEqualTo(401);
  }

  private EventStream listen(String who, String lastEventId) {
    return opened(EventStream.open(TestTokens.of(who), lastEventId));
  }

  private EventStream opened(EventStream stream) {
    opened.add(stream);
    return stream;
  }

  private int open() {
    return (int) meters.get("beian.notices.streams").gauge().value();
  }

  private io.restassured.response.Response readAll(String upTo) {
    return as(user)
        .contentType("application/json")
        .body("{\"upTo\":\"" + upTo + "\"}")
        .post(PATH + "/read");
  }

  private Filer told(int notices) {
    Filer filer = Filer.ofAccount(account);
    for (int i = 0; i < notices; i++) {
      TestTopics.publish(Filer.withdrawn(filer.order(), filer.recipientInSiteOnly()));
    }
    filer.awaitAnnounced(Channel.IN_SITE, notices);
    return filer;
  }

  private static RequestSpecification as(String who) {
    return given().auth().oauth2(TestTokens.of(who));
  }
}
