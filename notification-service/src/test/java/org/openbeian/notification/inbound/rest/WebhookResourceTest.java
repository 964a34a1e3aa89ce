package org.openbeian.notification.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.notification.Filer;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.Receiver;
import org.openbeian.notification.TestAddresses;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class WebhookResourceTest {

  private static final String PATH = "/api/v1/webhooks";

  @Inject Sealer sealer;

  private final String owner = TestTokens.newFiler();

  @Test
  void shows_the_secret_once_and_keeps_it_sealed() {
    // given
    Map<String, Object> body =
        Map.of(
            "url",
            "http://receiver.test/hook?token=a",
            "notices",
            List.of("filing-granted"),
            "contactEmail",
            "ops@example.com");
    String key = UUID.randomUUID().toString();
    // when
    JsonPath webhook =
        as(owner)
            .header("Idempotency-Key", key)
            .body(body)
            .post(PATH)
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"1\""))
            .header("Cache-Control", equalTo("no-store"))
            .body("secret", startsWith("whsec_"))
            .body("url", equalTo("http://receiver.test/hook?token=a"))
            .body("notices", equalTo(List.of("filing-granted")))
            .body("state", equalTo("ENABLED"))
            .body("contactEmail", equalTo("o***@example.com"))
            .body("consecutiveFailures", is(0))
            .extract()
            .jsonPath();
    // then
    String secret = webhook.getString("secret");
    as(owner)
        .header("Idempotency-Key", key)
        .body(body)
        .post(PATH)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", equalTo("true"))
        .body("id", equalTo(webhook.getString("id")))
        .body("secret", equalTo(secret));
    as(owner).get(path(webhook)).then().statusCode(200).body("secret", nullValue());
    as(owner).get(PATH).then().body("items.size()", is(1)).body("items[0].secret", nullValue());
    for (String table : List.of("webhook", "idempotent_request", "outbox")) {
      assertThat(
              String.valueOf(
                  TestDatabase.value("select string_agg(t::text, ' ') from " + table + " t")))
          .as(table)
          .doesNotContain(secret, secret.substring(6), "ops@example.com", "token=a");
    }
  }

  @Test
  void tells_trouble_to_the_callers_own_address_unless_told_otherwise() {
    JsonPath mine = Receiver.open().registeredBy(owner);
    assertThat(mine.getString("contactEmail")).isEqualTo("f***@example.com");
    assertThat(mine.getList("notices")).isEqualTo(List.of("*"));
    as(owner)
        .body(Map.of("url", "http://receiver.test/", "contactEmail", ""))
        .post(PATH)
        .then()
        .statusCode(201)
        .body("contactEmail", nullValue());
  }

  @Test
  void an_account_has_five_though_it_asks_for_many_at_once() {
    // when
    List<CompletableFuture<Integer>> asked =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            as(owner)
                                .body(Map.of("url", "http://receiver.test/" + i))
                                .post(PATH)
                                .statusCode()))
            .toList();
    List<Integer> statuses = asked.stream().map(CompletableFuture::join).toList();
    // then
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(5);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(3);
    as(owner)
        .body(Map.of("url", "http://receiver.test/"))
        .post(PATH)
        .then()
        .body("code", equalTo("WEBHOOK_LIMIT"))
        .body("title", equalTo("Webhook 数量已达上限"));
    as(owner).get(PATH).then().body("items.size()", is(5));
  }

  @ParameterizedTest
  @CsvSource({
    "http://hooks.example.com/, WEBHOOK_URL_SCHEME",
    "https://hooks.example.com:22/, WEBHOOK_URL_PORT",
    "https://localhost/, WEBHOOK_URL_HOST",
    "https://nobody.invalid/, WEBHOOK_URL_UNKNOWN_HOST",
    "https://127.0.0.1/, WEBHOOK_URL_ADDRESS",
    "https://169.254.169.254/latest/meta-data/, WEBHOOK_URL_ADDRESS",
    "https://[::1]/, WEBHOOK_URL_ADDRESS",
    "https://[::ffff:10.0.0.1]/, WEBHOOK_URL_ADDRESS",
    "https://[fd00::1]:8443/, WEBHOOK_URL_ADDRESS",
    "https://private.example.com/, WEBHOOK_URL_ADDRESS",
    "https://half.example.com/, WEBHOOK_URL_ADDRESS",
    "not a url, WEBHOOK_URL_MALFORMED"
  })
  void refuses_a_url_that_leads_where_it_may_not_and_says_why(String url, String code) {
    TestAddresses.points("private.example.com", "192.168.3.4");
    TestAddresses.points("half.example.com", "93.184.215.14", "fc00::7");
    as(owner)
        .header("Accept-Language", "en")
        .body(Map.of("url", url))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("code", equalTo("INVALID"))
        .body("violations.size()", is(1))
        .body("violations[0].path", equalTo("url"))
        .body("violations[0].code", equalTo(code))
        .body("violations[0].message", not(equalTo(code)))
        .body("violations[0].remedy", notNullValue());
  }

  @Test
  void says_what_is_wrong_field_by_field() {
    as(owner)
        .body(
            Map.of(
                "notices",
                List.of(
                    "order-submitted", "*", "review-escalated-sla", "webhook-disabled", "x\u0000"),
                "contactEmail",
                "a b@example.com"))
        .post(PATH)
        .then()
        .statusCode(422)
        .body(
            "violations.path",
            equalTo(
                List.of(
                    "url",
                    "notices[1]",
                    "notices[2]",
                    "notices[3]",
                    "notices[4]",
                    "contactEmail")));
    as(owner)
        .body(Map.of("url", "http://receiver.test/", "notices", List.of()))
        .post(PATH)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("WEBHOOK_NOTICES")));
    as(owner).body("{\"url\":1,\"more\":2}").post(PATH).then().statusCode(400);
    as(owner).post(PATH).then().statusCode(400);
  }

  @Test
  @DisplayName(
      "R-PERM-1: who may only look neither manages webhooks nor are they another account's")
  void who_may_only_look_manages_nothing_and_foreign_ones_are_not_found() {
    // given
    JsonPath webhook = Receiver.open().registeredBy(owner);
    String delivery = path(webhook) + "/deliveries/" + UUID.randomUUID();
    String viewer = owner + "-view";
    // then
    as(viewer).get(path(webhook)).then().statusCode(200);
    as(viewer).get(PATH).then().statusCode(200).body("items.size()", is(1));
    as(viewer).get(path(webhook) + "/deliveries").then().statusCode(200);
    for (Response refused :
        List.of(
            as(viewer).body(Map.of("url", "http://receiver.test/")).post(PATH),
            as(viewer).header("If-Match", "*").body(Map.of()).patch(path(webhook)),
            as(viewer).delete(path(webhook)),
            as(viewer).post(path(webhook) + "/secret-rotations"),
            as(viewer).post(path(webhook) + "/test"),
            as(viewer).post(delivery + "/redeliveries"))) {
      refused
          .then()
          .statusCode(403)
          .body("code", equalTo("PERMISSION_MISSING"))
          .body("rule", equalTo("R-PERM-1"));
    }
    String other = TestTokens.newFiler();
    for (String id : List.of(webhook.getString("id"), UUID.randomUUID().toString(), "x")) {
      String path = PATH + "/" + id;
      for (Response refused :
          List.of(
              as(other).get(path),
              as(other).header("If-Match", "*").body(Map.of()).patch(path),
              as(other).delete(path),
              as(other).post(path + "/secret-rotations"),
              as(other).post(path + "/test"),
              as(other).get(path + "/deliveries"),
              as(other).get(path + "/deliveries/" + UUID.randomUUID()),
              as(other).post(path + "/deliveries/" + UUID.randomUUID() + "/redeliveries"))) {
        refused.then().statusCode(404).body("code", equalTo("NOT_FOUND"));
      }
    }
    as(owner).get(delivery).then().statusCode(404);
    as("reviewer-1").get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void a_change_names_the_version_that_it_changes() {
    // given
    JsonPath webhook = Receiver.open().registeredBy(owner);
    Map<String, Object> pause = Map.of("state", "PAUSED");
    // then
    as(owner).body(pause).patch(path(webhook)).then().statusCode(428);
    as(owner).header("If-Match", "\"7\"").body(pause).patch(path(webhook)).then().statusCode(412);
    as(owner)
        .header("If-Match", "\"1\"")
        .body(pause)
        .patch(path(webhook))
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"2\""))
        .body("state", equalTo("PAUSED"))
        .body("url", equalTo(webhook.getString("url")))
        .body("contactEmail", equalTo("f***@example.com"));
    as(owner)
        .header("If-Match", "\"2\"")
        .body(
            Map.of(
                "notices",
                List.of("filing-granted"),
                "contactEmail",
                "",
                "url",
                "http://receiver.test/2"))
        .patch(path(webhook))
        .then()
        .statusCode(200)
        .body("notices", equalTo(List.of("filing-granted")))
        .body("url", equalTo("http://receiver.test/2"))
        .body("state", equalTo("PAUSED"))
        .body("contactEmail", nullValue());
    as(owner)
        .header("If-Match", "*")
        .body(Map.of("state", "DISABLED", "url", "https://10.0.0.1/"))
        .patch(path(webhook))
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("WEBHOOK_URL_ADDRESS", "WEBHOOK_STATE")));
    as(owner).get(path(webhook)).then().header("ETag", equalTo("\"3\""));
  }

  @Test
  void a_removed_one_is_gone_with_its_log() {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = Filer.ofAccount(TestTokens.accountOf(owner));
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    // when
    as(owner).delete(path(webhook)).then().statusCode(204);
    // then
    as(owner).get(path(webhook)).then().statusCode(404);
    as(owner).delete(path(webhook)).then().statusCode(404);
    as(owner).get(PATH).then().body("items.size()", is(0));
    assertThat(
            TestDatabase.count(
                "select count(*) from webhook_delivery where webhook_id = ?",
                UUID.fromString(webhook.getString("id"))))
        .isZero();
  }

  @Test
  void pages_the_log_and_filters_it() {
    // given
    JsonPath webhook = Receiver.open().registeredBy(owner);
    Filer filer = Filer.ofAccount(TestTokens.accountOf(owner));
    for (int i = 0; i < 5; i++) {
      TestTopics.publish(i % 2 == 0 ? filer.withdrawn(sealer) : filer.abandoned(sealer));
    }
    filer.awaitAnnounced(Channel.WEBHOOK, 5);
    // when
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          as(owner).get(path(webhook) + "/deliveries?limit=2&cursor=" + cursor).jsonPath();
      ids.addAll(page.getList("items.id"));
      cursor = page.getString("nextCursor");
    }
    // then
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    String log = path(webhook) + "/deliveries";
    as(owner).get(log + "?state=DELIVERED").then().body("items.size()", is(5));
    as(owner).get(log + "?state=FAILED").then().body("items.size()", is(0));
    as(owner)
        .get(log + "?notice=order-abandoned&state=DELIVERED")
        .then()
        .body("items.size()", is(2))
        .body("items.notice", hasItem("order-abandoned"))
        .body("items[0].orderId", equalTo(filer.order().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=DONE", "notice=%00", "notice=A", "cursor=x", "limit=101"})
  void says_which_parameter_it_can_not_read(String query) {
    JsonPath webhook = Receiver.open().registeredBy(owner);
    as(owner)
        .get(path(webhook) + "/deliveries?" + query)
        .then()
        .statusCode(400)
        .body("code", equalTo("BAD_PARAMETER"))
        .body("detail", startsWith(query.substring(0, query.indexOf('='))));
  }

  @Test
  void a_test_answers_what_came_back_and_may_not_be_hurried() {
    // given
    Receiver receiver = Receiver.open().answering(418);
    JsonPath webhook = receiver.registeredBy(owner);
    // when
    as(owner)
        .post(path(webhook) + "/test")
        .then()
        .statusCode(200)
        .body("delivered", is(false))
        .body("status", is(418))
        .body("cause", equalTo("HTTP 418"));
    as(owner)
        .post(path(webhook) + "/test")
        .then()
        .statusCode(429)
        .header("Retry-After", equalTo("5"))
        .body("code", equalTo("WEBHOOK_TESTED_JUST_NOW"));
    // then
    Receiver.Received ping = receiver.received().get(0);
    assertThat(receiver.received()).hasSize(1);
    assertThat(ping.isSignedWith(webhook.getString("secret"))).isTrue();
    assertThat(ping.json().getString("notice")).isEqualTo("ping");
    as(owner).get(path(webhook) + "/deliveries").then().body("items.size()", is(0));
  }

  private static String path(JsonPath webhook) {
    return PATH + "/" + webhook.getString("id");
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.of(user)).contentType("application/json");
  }
}
