package org.openbeian.notification.application.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.notification.Channel;
import org.openbeian.contracts.notification.NoticeFailed;
import org.openbeian.contracts.notification.WebhookDisabled;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.notification.Filer;
import org.openbeian.notification.Lead;
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
class WebhookDeliveryTest {

  private static final Duration SOON = Filer.SOON;

  @Inject Sealer sealer;
  @Inject ForgetWebhookDeliveries forget;

  private final String owner = TestTokens.newFiler();

  @Test
  @DisplayName("R-NOT-1: what the account is told is pushed, signed and without anything personal")
  void what_the_account_is_told_is_pushed_signed_and_without_anything_personal() {
    // given
    Receiver receiver = Receiver.open();
    String secret = receiver.registeredBy(owner).getString("secret");
    Filer filer = filer();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    // then
    awaitReceived(receiver, 1);
    Receiver.Received push = receiver.received().get(0);
    assertThat(push.isSignedWith(secret)).isTrue();
    assertThat(push.isSignedWith("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDhS5vFqAZ4ck=")).isFalse();
    assertThat(Instant.ofEpochSecond(Long.parseLong(push.headers().get("webhook-timestamp"))))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(push.headers()).containsEntry("content-type", "application/json");
    assertThat(push.json().<String, Object>getMap("").keySet())
        .containsExactlyInAnyOrder(
            "id", "notice", "orderId", "round", "title", "text", "createdAt");
    assertThat(push.json().getString("id")).isEqualTo(push.id());
    assertThat(push.json().getString("notice")).isEqualTo("order-withdrawn");
    assertThat(push.json().getString("orderId")).isEqualTo(filer.order().toString());
    assertThat(push.json().getInt("round")).isEqualTo(1);
    assertThat(push.json().getString("title")).isEqualTo("备案订单已撤销提交");
    assertThat(push.body()).doesNotContain(filer.phone(), filer.email());
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
  }

  @Test
  void nobody_else_is_told_nor_of_what_was_not_asked_for_nor_of_what_staff_are_told() {
    // given
    Receiver some = Receiver.open();
    some.registeredBy(owner, "order-abandoned", "filing-granted");
    Receiver foreign = Receiver.open();
    foreign.registeredBy(TestTokens.newFiler());
    Filer filer = filer();
    // when
    Lead lead = Lead.called("lead-1").in(filer.account());
    TestTopics.publish(Lead.late(filer.order(), sealer, lead));
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    // then
    awaitReceived(some, 1);
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    assertThat(some.notices()).containsExactly("order-abandoned");
    assertThat(foreign.received()).isEmpty();
  }

  @Test
  void both_secrets_sign_for_a_day_after_a_rotation_and_then_the_new_one_alone() {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    String former = webhook.getString("secret");
    JsonPath rotated =
        as(owner)
            .post(path(webhook) + "/secret-rotations")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    String secret = rotated.getString("secret");
    assertThat(secret).startsWith("whsec_").isNotEqualTo(former);
    assertThat(Instant.parse(rotated.getString("formerSecretUntil")))
        .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_400));
    // when
    TestTopics.publish(filer().withdrawn(sealer));
    awaitReceived(receiver, 1);
    TestDatabase.update(
        "update webhook set former_secret_until = clock_timestamp() where id = ?", id(webhook));
    TestTopics.publish(filer().withdrawn(sealer));
    awaitReceived(receiver, 2);
    // then
    Receiver.Received during = receiver.received().get(0);
    assertThat(during.isSignedWith(secret)).isTrue();
    assertThat(during.isSignedWith(former)).isTrue();
    Receiver.Received after = receiver.received().get(1);
    assertThat(after.isSignedWith(secret)).isTrue();
    assertThat(after.isSignedWith(former)).isFalse();
  }

  @Test
  void is_tried_again_under_the_same_id_and_tells_the_steps_of_an_order_in_their_order() {
    // given
    Receiver receiver = Receiver.open().answeringFirst(503, 500);
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = filer();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    TestTopics.publish(filer.expired(sealer));
    // then
    awaitReceived(receiver, 5);
    assertThat(receiver.notices())
        .containsExactly(
            "order-withdrawn",
            "order-withdrawn",
            "order-withdrawn",
            "order-abandoned",
            "order-expired");
    assertThat(receiver.received().stream().limit(3).map(Receiver.Received::id).distinct())
        .hasSize(1);
    filer.awaitAnnounced(Channel.WEBHOOK, 3);
    as(owner)
        .get(path(webhook) + "/deliveries/" + receiver.received().get(0).id())
        .then()
        .statusCode(200)
        .body("delivery.state", equalTo("DELIVERED"))
        .body("delivery.attempts", is(3))
        .body("attempts.status", equalTo(List.of(204, 500, 503)))
        .body("attempts.cause", equalTo(Arrays.asList(null, "HTTP 500", "HTTP 503")))
        .body("payload", equalTo(receiver.received().get(0).body()));
    as(owner).get(path(webhook)).then().body("consecutiveFailures", is(0));
  }

  @Test
  void a_target_that_hangs_delays_no_other_and_is_called_once_at_a_time() {
    // given
    Receiver hanging = Receiver.open().answering(Receiver.HANG);
    hanging.registeredBy(owner);
    Receiver good = Receiver.open();
    good.registeredBy(owner);
    TestTopics.publish(filer().withdrawn(sealer));
    awaitReceived(hanging, 1);
    // when
    long begun = System.nanoTime();
    List<Filer> filers = IntStream.range(0, 10).mapToObj(i -> filer()).toList();
    filers.forEach(filer -> TestTopics.publish(filer.withdrawn(sealer)));
    // then
    awaitReceived(good, 11);
    Duration took = Duration.ofNanos(good.received().get(10).nanos() - begun);
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    assertThat(hanging.mostAtOnce()).isEqualTo(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    // given
    Receiver elsewhere = Receiver.open();
    Receiver receiver = Receiver.open().redirectingTo(elsewhere);
    JsonPath webhook = receiver.registeredBy(owner);
    // when
    TestTopics.publish(filer().withdrawn(sealer));
    // then
    awaitReceived(receiver, 2);
    assertThat(elsewhere.received()).isEmpty();
    as(owner)
        .get(path(webhook) + "/deliveries")
        .then()
        .body("items[0].cause", equalTo("HTTP 302"))
        .body("items[0].status", is(302));
  }

  @Test
  void an_address_that_turned_private_is_not_connected_to() {
    // given
    String host = "rebinding-" + UUID.randomUUID() + ".example.com";
    TestAddresses.points(host, "93.184.215.14");
    JsonPath webhook =
        as(owner)
            .body(Map.of("url", "https://" + host + "/"))
            .post("/api/v1/webhooks")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    TestAddresses.points(host, "93.184.215.14", "169.254.169.254");
    // when
    TestTopics.publish(filer().withdrawn(sealer));
    // then
    await()
        .atMost(SOON)
        .until(
            () ->
                "address not allowed"
                    .equals(as(owner).get(path(webhook) + "/deliveries").path("items[0].cause")));
    as(owner)
        .get(path(webhook) + "/deliveries")
        .then()
        .body("items[0].status", equalTo(null))
        .body("items[0].state", not(equalTo("DELIVERED")));
    as(owner)
        .post(path(webhook) + "/test")
        .then()
        .statusCode(200)
        .body("delivered", is(false))
        .body("cause", equalTo("address not allowed"));
  }

  @Test
  void gives_up_after_a_day_says_so_and_goes_on_with_the_next() {
    // given
    Receiver receiver = Receiver.open().answering(503);
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = filer();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    awaitReceived(receiver, 1);
    TestDatabase.update(
        "update webhook_delivery set give_up_at = give_up_at - interval '24 hours' where webhook_id"
            + " = ?",
        id(webhook));
    // then
    await().atMost(SOON).until(() -> failures(filer.order()).size() == 1);
    NoticeFailed failed = failures(filer.order()).get(0);
    assertThat(failed.channel()).isEqualTo(Channel.WEBHOOK);
    assertThat(failed.template()).isEqualTo("order-withdrawn");
    assertThat(failed.cause()).isEqualTo("HTTP 503");
    // and when
    receiver.answering(204);
    TestTopics.publish(filer.abandoned(sealer));
    // then
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    assertThat(receiver.notices()).last().isEqualTo("order-abandoned");
  }

  @Test
  void a_crash_between_sending_and_recording_sends_it_again_under_the_same_id() {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    // when
    TestDatabase.update(
        "update webhook_delivery set state = 'SENDING', done_at = null, due_at = clock_timestamp()"
            + " + interval '0.5 seconds' where webhook_id = ?",
        id(webhook));
    // then
    filer.awaitAnnounced(Channel.WEBHOOK, 2);
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().get(1).id()).isEqualTo(receiver.received().get(0).id());
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
  }

  @Test
  void who_is_gone_is_disabled_at_once_told_of_it_and_can_be_enabled_and_have_it_all_again()
      throws Exception {
    // given
    Receiver receiver = Receiver.open().answering(410);
    JsonPath webhook = receiver.registeredBy(owner);
    change(owner, webhook, Map.of("state", "PAUSED"));
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    TestTopics.publish(filer.abandoned(sealer));
    await().atMost(SOON).until(() -> open(webhook) == 2);
    // when
    change(owner, webhook, Map.of("state", "ENABLED"));
    // then
    await().atMost(SOON).until(() -> failures(filer.order()).size() == 2);
    assertThat(failures(filer.order()).stream().map(NoticeFailed::cause))
        .containsExactly("HTTP 410", "webhook disabled");
    WebhookDisabled disabled =
        events(filer.order()).stream()
            .filter(WebhookDisabled.class::isInstance)
            .map(WebhookDisabled.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(disabled.webhookId()).isEqualTo(id(webhook));
    assertThat(disabled.host()).isEqualTo("receiver.test");
    assertThat(disabled.cause()).isEqualTo("HTTP 410");
    String mailbox = owner + "@example.com";
    await().atMost(SOON).until(() -> MailServer.mailsTo(mailbox).size() == 1);
    assertThat(MailServer.mailsTo(mailbox).get(0).getSubject()).isEqualTo("您的 Webhook 已停用");
    as(owner)
        .get("/api/v1/notifications?unread=true")
        .then()
        .body("items[0].notice", equalTo("webhook-disabled"))
        .body("items[0].body", containsString("receiver.test"));
    as(owner).get(path(webhook)).then().body("state", equalTo("DISABLED"));
    // and when: nothing is written for it meanwhile, nor can anything be redelivered
    String id = receiver.received().get(0).id();
    TestTopics.publish(filer.expired(sealer));
    filer.awaitAnnounced(Channel.IN_SITE, 3);
    as(owner)
        .post(path(webhook) + "/deliveries/" + id + "/redeliveries")
        .then()
        .statusCode(409)
        .body("code", equalTo("WEBHOOK_DISABLED"));
    receiver.answering(204);
    change(owner, webhook, Map.of("state", "ENABLED"));
    as(owner)
        .post(path(webhook) + "/deliveries/" + id + "/redeliveries")
        .then()
        .statusCode(202)
        .body("delivery.id", equalTo(id));
    // then
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    assertThat(receiver.received()).hasSize(2);
    assertThat(receiver.received().get(1).id()).isEqualTo(id);
    assertThat(receiver.received().get(1).body()).isEqualTo(receiver.received().get(0).body());
  }

  @Test
  void lasting_failure_disables_one_and_not_the_one_beside_it() {
    // given
    Receiver failing = Receiver.open().answering(500);
    JsonPath webhook = failing.registeredBy(owner);
    Receiver good = Receiver.open();
    JsonPath beside = good.registeredBy(owner);
    Filer filer = filer();
    // when
    TestTopics.publish(filer.withdrawn(sealer));
    // then
    await().atMost(SOON).until(() -> "DISABLED".equals(as(owner).get(path(webhook)).path("state")));
    assertThat(failing.received().size()).isGreaterThanOrEqualTo(4);
    as(owner).get(path(beside)).then().body("state", equalTo("ENABLED"));
    assertThat(good.notices()).containsExactly("order-withdrawn");
    as(owner)
        .get(path(webhook) + "/deliveries?state=FAILED")
        .then()
        .body("items.size()", is(1))
        .body("items[0].cause", equalTo("webhook disabled"));
  }

  @Test
  void a_test_that_is_taken_ends_the_pause_after_failures() {
    // given
    Receiver receiver = Receiver.open().answeringFirst(503);
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    awaitReceived(receiver, 1);
    await().atMost(SOON).until(() -> open(webhook) == 1 && notSending(webhook));
    TestDatabase.update(
        "with d as (update webhook_delivery set due_at = due_at + interval '1 hour' where"
            + " webhook_id = ?) update webhook set free_at = free_at + interval '1 hour' where id ="
            + " ?",
        id(webhook),
        id(webhook));
    // when
    as(owner)
        .post(path(webhook) + "/test")
        .then()
        .statusCode(200)
        .body("delivered", is(true))
        .body("status", is(204));
    // then
    awaitReceived(receiver, 2);
    assertThat(receiver.notices()).contains("ping");
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
  }

  @Test
  void what_waits_too_long_for_a_paused_one_has_failed() {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    change(owner, webhook, Map.of("state", "PAUSED"));
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    await().atMost(SOON).until(() -> open(webhook) == 1);
    // when
    TestDatabase.update(
        "update webhook_delivery set give_up_at = clock_timestamp() where webhook_id = ?",
        id(webhook));
    // then
    await().atMost(SOON).until(() -> failures(filer.order()).size() == 1);
    assertThat(failures(filer.order()).get(0).cause()).isEqualTo("not sent in time");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  @DisplayName("R-EXP-4: nothing more is pushed about an erased order")
  void nothing_more_is_pushed_about_an_erased_order() {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    change(owner, webhook, Map.of("state", "PAUSED"));
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    await().atMost(SOON).until(() -> open(webhook) == 1);
    // when
    TestTopics.publish(new PersonalDataErased(filer.order(), 1));
    // then
    await().atMost(SOON).until(() -> open(webhook) == 0);
    String id = as(owner).get(path(webhook) + "/deliveries").jsonPath().getString("items[0].id");
    as(owner)
        .post(path(webhook) + "/deliveries/" + id + "/redeliveries")
        .then()
        .statusCode(409)
        .body("code", equalTo("WEBHOOK_DELIVERY_ERASED"))
        .body("rule", equalTo("R-EXP-4"));
  }

  @Test
  void forgets_the_log_after_its_retention_but_nothing_that_is_on_its_way() throws Throwable {
    // given
    Receiver receiver = Receiver.open();
    JsonPath webhook = receiver.registeredBy(owner);
    Filer filer = filer();
    TestTopics.publish(filer.withdrawn(sealer));
    filer.awaitAnnounced(Channel.WEBHOOK, 1);
    change(owner, webhook, Map.of("state", "PAUSED"));
    TestTopics.publish(filer.abandoned(sealer));
    await().atMost(SOON).until(() -> open(webhook) == 1);
    TestDatabase.update(
        "update webhook_delivery set created_at = created_at - interval '31 days' where webhook_id ="
            + " ?",
        id(webhook));
    // when
    VertxContextSupport.subscribeAndAwait(() -> forget.forget());
    // then
    as(owner)
        .get(path(webhook) + "/deliveries")
        .then()
        .body("items.notice", equalTo(List.of("order-abandoned")));
  }

  private Filer filer() {
    return Filer.ofAccount(TestTokens.accountOf(owner));
  }

  private static void awaitReceived(Receiver receiver, int count) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> receiver.received().size() >= count);
  }

  private static long open(JsonPath webhook) {
    return TestDatabase.count(
        "select count(*) from webhook_delivery where webhook_id = ? and done_at is null",
        id(webhook));
  }

  private static boolean notSending(JsonPath webhook) {
    return TestDatabase.count(
            "select count(*) from webhook_delivery where webhook_id = ? and state = 'SENDING'",
            id(webhook))
        == 0;
  }

  private static List<DomainEvent> events(OrderId order) {
    return TestTopics.events(Topic.NOTIFICATIONS, order);
  }

  private static List<NoticeFailed> failures(OrderId order) {
    return events(order).stream()
        .filter(NoticeFailed.class::isInstance)
        .map(NoticeFailed.class::cast)
        .filter(failed -> failed.channel() == Channel.WEBHOOK)
        .toList();
  }

  private static UUID id(JsonPath webhook) {
    return UUID.fromString(webhook.getString("id"));
  }

  private static String path(JsonPath webhook) {
    return "/api/v1/webhooks/" + webhook.getString("id");
  }

  private static void change(String user, JsonPath webhook, Map<String, ?> body) {
    as(user).header("If-Match", "*").body(body).patch(path(webhook)).then().statusCode(200);
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.of(user)).contentType("application/json");
  }
}
