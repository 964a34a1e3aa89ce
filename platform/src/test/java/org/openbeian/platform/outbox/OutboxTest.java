package org.openbeian.platform.outbox;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class OutboxTest {

  @Test
  void relays_what_a_transaction_committed_in_its_order() {
    // given
    UUID order = UUID.randomUUID();

    // when
    IntStream.range(0, 20).forEach(i -> given().post("/tallies/" + order).then().statusCode(200));

    // then
    await().atMost(10, SECONDS).until(() -> rounds(order).size() == 20);
    assertThat(rounds(order)).isSorted();
    await().atMost(5, SECONDS).until(() -> waiting(order) == 0);
  }

  @Test
  void does_not_pass_over_a_low_row_whose_transaction_commits_late() throws SQLException {
    // given
    UUID late = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    try (Connection slow = TestDatabase.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute(row(late, UUID.randomUUID()));

      // when
      given().post("/tallies/" + early).then().statusCode(200);
      await().atMost(10, SECONDS).until(() -> rounds(early).size() == 1);
      assertThat(rounds(late)).isEmpty();
      slow.commit();
    }

    // then
    await().atMost(10, SECONDS).until(() -> rounds(late).size() == 1);
  }

  @Test
  void sends_again_what_it_could_not_mark_before_it_died() throws SQLException {
    // given a row that nobody can delete
    UUID order = UUID.randomUUID();
    UUID event = UUID.randomUUID();
    try (Connection lock = TestDatabase.connect();
        Statement statement = lock.createStatement()) {
      statement.execute(row(order, event));
      lock.setAutoCommit(false);
      statement.execute("select 1 from outbox where id = '" + event + "' for update");
      await().atMost(10, SECONDS).until(() -> rounds(order).size() == 1);

      // when the relay's connection dies between sending and marking
      await()
          .atMost(10, SECONDS)
          .until(
              () ->
                  TestDatabase.count(
                          "select count(pg_terminate_backend(pid)) from pg_stat_activity where"
                              + " application_name = 'outbox-relay' and wait_event_type = 'Lock'"
                              + " and datname = current_database()")
                      > 0);
      lock.rollback();
    }

    // then
    await().atMost(15, SECONDS).until(() -> rounds(order).size() == 2 && waiting(order) == 0);
  }

  @Test
  void leaves_slots_to_the_relay_that_holds_them_and_takes_them_over_when_it_is_gone()
      throws SQLException {
    // given another relay that holds every slot
    UUID order = UUID.randomUUID();
    try (Connection other = TestDatabase.connect();
        Statement statement = other.createStatement()) {
      TestDatabase.count(
          "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name ="
              + " 'outbox-relay' and datname = current_database()");
      statement.execute(
          "select pg_advisory_lock(" + 0x0B31A + ", slot) from generate_series(0, 15) slot");

      // when
      given().post("/tallies/" + order).then().statusCode(200);

      // then
      assertThat(rounds(order)).isEmpty();
      assertThat(waiting(order)).isEqualTo(1);
    }
    await().atMost(15, SECONDS).until(() -> rounds(order).size() == 1);
  }

  private static String row(UUID order, UUID event) {
    return "insert into outbox (id, aggregatetype, aggregateid, type, payload, occurred_at,"
        + " recorded_at, slot) select '%s', 'beian.reviews', '%s',".formatted(event, order)
        + " 'org.openbeian.review.forwarding-requested.v1', '{\"orderId\":\"%s\",".formatted(order)
        + "\"round\":1,\"taskId\":\"%s\",".formatted(order)
        + "\"actor\":{\"kind\":\"SYSTEM\",\"id\":\"test\"}}', current_timestamp,"
        + " current_timestamp, 3";
  }

  private static List<Integer> rounds(UUID order) {
    return TestTopics.events(Topic.REVIEWS, new OrderId(order)).stream()
        .map(DomainEvent::round)
        .toList();
  }

  private static long waiting(UUID order) {
    return TestDatabase.count(
        "select count(*) from outbox where aggregateid = ?", order.toString());
  }
}
