package org.openbeian.audit.inbound.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.audit.Trail;
import org.openbeian.contracts.OrderId;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class KeepingEventsTest {

  @Test
  void keeps_an_event_once_though_it_is_delivered_five_times() {
    // given
    OrderId order = Trail.anOrder();
    UUID id = UUID.randomUUID();
    // when
    for (int delivery = 0; delivery < 5; delivery++) {
      TestTopics.publish(id, Trail.withdrawn(order));
    }
    UUID last = TestTopics.publish(Trail.withdrawn(order));
    // then
    Trail.awaitEntriesOf(order, 2);
    assertThat(
            TestDatabase.count("select count(*) from trail where event_key = ?", order.toString()))
        .isEqualTo(2);
    assertThat(Trail.sequenceOf(last)).isGreaterThan(Trail.sequenceOf(id));
  }

  @Test
  void numbers_entries_without_gaps_while_several_topics_append_at_once() {
    // given
    OrderId order = Trail.anOrder();
    // when
    Stream.of(
            (Runnable)
                () ->
                    Stream.generate(() -> Trail.withdrawn(order))
                        .limit(40)
                        .forEach(TestTopics::publish),
            () ->
                Stream.generate(() -> Trail.reviewStarted(order))
                    .limit(40)
                    .forEach(TestTopics::publish),
            () ->
                Stream.generate(() -> "{}").limit(40).forEach(b -> Trail.publishUnknown(order, b)))
        .parallel()
        .forEach(Runnable::run);
    // then
    Trail.awaitEntriesOf(order, 120);
    assertThat(TestDatabase.count("select max(sequence) - count(*) from trail")).isZero();
    assertThat(Trail.verification().getBoolean("intact")).isTrue();
  }

  @Test
  void keeps_a_dead_letter_when_an_administrator_replays_it() {
    // given
    OrderId order = Trail.anOrder();
    UUID id = UUID.randomUUID();
    TestDatabase.update(
        "insert into parked_event (event_id, kind, topic, event_key, type, source, occurred_at,"
            + " body, reason, parked_at) values (?, 'DEAD_LETTER', 'beian.orders', ?, 'unknown',"
            + " 'unknown', now(), '{}', 'a header is missing', now())",
        id,
        order.toString());
    // when
    given()
        .auth()
        .oauth2(TestTokens.of("admin-1"))
        .post("/api/v1/operations/parked-events/" + id + "/replay")
        .then()
        .statusCode(200);
    // then
    Trail.awaitEntriesOf(order, 1);
    assertThat(TestDatabase.count("select count(*) from parked_event where event_id = ?", id))
        .isZero();
    assertThat(Trail.verification().getBoolean("intact")).isTrue();
  }

  @Test
  void keeps_events_of_types_that_this_release_does_not_know() {
    // given
    OrderId order = Trail.anOrder();
    // when
    UUID id = Trail.publishUnknown(order, "{\"finding\":{\"n\":1}}");
    // then
    Trail.awaitEntriesOf(order, 1);
    assertThat(Trail.list("orderId=" + order).jsonPath().getString("items[0].eventId"))
        .isEqualTo(id.toString());
    assertThat(Trail.list("orderId=" + order).jsonPath().getInt("items[0].body.finding.n"))
        .isEqualTo(1);
  }

  @Test
  void keeps_a_body_that_is_no_json_and_text_that_postgresql_refuses() {
    // given
    OrderId order = Trail.anOrder();
    // when
    TestTopics.publishRaw(
        org.openbeian.contracts.Topic.ORDERS,
        order.toString(),
        UUID.randomUUID(),
        "a\0type",
        new byte[] {1, 2, 3});
    // then
    Trail.awaitEntriesOf(order, 1);
    assertThat(Trail.list("orderId=" + order).jsonPath().getString("items[0].rawBody"))
        .isEqualTo("AQID");
    assertThat(Trail.list("orderId=" + order).jsonPath().getString("items[0].body")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update trail set type = 'x'",
        "delete from trail",
        "truncate trail",
        "delete from chain_head"
      })
  void refuses_to_change_what_is_kept(String sql) {
    assertThatThrownBy(() -> TestDatabase.update(sql)).hasMessageContaining("append-only");
  }
}
