package org.openbeian.platform.inbox;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.platform.FailingOrders;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class InboxTest {

  @Test
  void gives_an_event_that_is_delivered_five_times_one_effect() {
    // given
    UUID order = UUID.randomUUID();
    UUID event = UUID.randomUUID();

    // when
    IntStream.range(0, 5).forEach(i -> TestTopics.publish(event, passed(order)));
    UUID last = TestTopics.publish(passed(order));

    // then
    await().atMost(20, SECONDS).until(() -> inInbox(last));
    assertThat(tally(order)).isEqualTo("2");
  }

  @Test
  void parks_an_order_whose_event_keeps_failing_and_lets_others_flow_until_it_is_replayed() {
    // given
    UUID order = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    FailingOrders.fail(order, 1000);

    // when
    UUID failing = TestTopics.publish(passed(order));
    UUID later = TestTopics.publish(passed(order));
    UUID flowing = TestTopics.publish(passed(other));

    // then
    await().atMost(20, SECONDS).until(() -> inInbox(flowing));
    await().atMost(20, SECONDS).until(() -> parked(failing) && parked(later));
    assertThat(tally(order)).isNull();

    // when
    FailingOrders.fail(order, 0);
    given()
        .auth()
        .oauth2(TestTokens.of("admin-1"))
        .post("/api/v1/operations/parked-events/" + failing + "/replay")
        .then()
        .statusCode(200)
        .body("events", equalTo(2));

    // then
    assertThat(tally(order)).isEqualTo("2");
    assertThat(parked(failing) || parked(later)).isFalse();
    assertThat(inInbox(failing) && inInbox(later)).isTrue();
  }

  @Test
  void survives_an_event_that_fails_a_few_times() {
    // given
    UUID order = UUID.randomUUID();
    FailingOrders.fail(order, 3);

    // when
    UUID event = TestTopics.publish(passed(order));

    // then
    await().atMost(20, SECONDS).until(() -> inInbox(event));
    assertThat(tally(order)).isEqualTo("1");
  }

  @Test
  void moves_what_it_cannot_understand_to_the_dead_letters_and_goes_on() {
    // given
    UUID order = UUID.randomUUID();
    UUID nonsense = UUID.randomUUID();
    UUID unknown = UUID.randomUUID();
    String key = order.toString();

    // when
    TestTopics.publishRaw(
        Topic.REVIEWS,
        key,
        nonsense,
        "org.openbeian.review.pre-review-passed.v1",
        "{\"phone\":\"13800571001\"".getBytes(StandardCharsets.UTF_8));
    TestTopics.publishRaw(Topic.REVIEWS, key, unknown, "org.openbeian.new.v9", new byte[] {1});
    UUID good = TestTopics.publish(passed(order));

    // then
    await().atMost(20, SECONDS).until(() -> inInbox(good));
    assertThat(deadLetterReason(nonsense)).contains("schema").doesNotContain("138");
    assertThat(deadLetterReason(unknown)).isEqualTo("unknown event type");
    String topic = Topic.REVIEWS.deadLetterTopic("platform-test");
    await()
        .atMost(20, SECONDS)
        .until(
            () -> TestTopics.records(topic).stream().filter(r -> key.equals(r.key())).count() == 2);
    given()
        .auth()
        .oauth2(TestTokens.of("admin-1"))
        .delete("/api/v1/operations/parked-events/" + unknown)
        .then()
        .statusCode(204);
    given()
        .auth()
        .oauth2(TestTokens.of("filer-a"))
        .get("/api/v1/operations/parked-events")
        .then()
        .statusCode(403);
  }

  @Test
  void keeps_an_orders_events_in_their_order() {
    // given
    List<UUID> orders = IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();

    // when
    UUID last = null;
    for (int i = 0; i < 10; i++) {
      for (UUID order : orders) {
        last = TestTopics.publish(passed(order));
      }
    }

    // then
    UUID lastEvent = last;
    await().atMost(20, SECONDS).until(() -> inInbox(lastEvent));
    await()
        .atMost(10, SECONDS)
        .untilAsserted(
            () -> assertThat(orders).allSatisfy(order -> assertThat(tally(order)).isEqualTo("10")));
  }

  private static PreReviewPassed passed(UUID order) {
    return new PreReviewPassed(
        new OrderId(order), 1, order, Actor.system("test"), Forwarding.AUTOMATIC, 1);
  }

  private static boolean inInbox(UUID event) {
    return TestDatabase.count("select count(*) from inbox where event_id = ?", event) == 1;
  }

  private static boolean parked(UUID event) {
    return TestDatabase.count(
            "select count(*) from parked_event where event_id = ? and kind = 'PARKED'", event)
        == 1;
  }

  private static String deadLetterReason(UUID event) {
    return TestDatabase.value(
        "select reason from parked_event where event_id = ? and kind = 'DEAD_LETTER'", event);
  }

  private static String tally(UUID order) {
    return TestDatabase.value("select count from tally where id = ?", order);
  }
}
