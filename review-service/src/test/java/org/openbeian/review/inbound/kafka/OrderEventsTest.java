package org.openbeian.review.inbound.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class OrderEventsTest {

  @Test
  void events_delivered_five_times_and_mixed_between_orders_have_one_effect_each() {
    // given
    AnOrder granted = anOrder();
    AnOrder withdrawn = anOrder();
    AnOrder resubmitted = anOrder();
    List<DomainEvent> mixed =
        List.of(
            resubmitted.submission(1),
            withdrawn.submission(1),
            granted.submission(1),
            withdrawn.withdrawal(1),
            resubmitted.withdrawal(1),
            granted.sentToBureauEvent(1),
            resubmitted.submission(2));

    // when
    for (DomainEvent event : mixed) {
      UUID id = UUID.randomUUID();
      for (int delivery = 0; delivery < 5; delivery++) {
        TestTopics.publish(id, event);
      }
    }

    // then
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> {
              assertThat(tasksOf(granted)).isEqualTo("1 PRELIMINARY CLOSED,1 BUREAU OPEN");
              assertThat(tasksOf(withdrawn)).isEqualTo("1 PRELIMINARY CLOSED");
              assertThat(tasksOf(resubmitted)).isEqualTo("1 PRELIMINARY CLOSED,2 PRELIMINARY OPEN");
            });
    assertThat(submissionsOf(resubmitted)).isEqualTo(2);
  }

  @Test
  void a_newer_round_closes_the_task_of_the_older_one() {
    // given
    AnOrder order = anOrder().submitted();
    String first = order.preliminaryTask();
    claim(first, "reviewer-1").then().statusCode(200);

    // when
    order.submitted();

    // then
    read(first, "reviewer-1")
        .then()
        .body("state", equalTo("CLOSED"))
        .body("closedBecause", equalTo("SUPERSEDED"));
    decide(first, "reviewer-1", ReviewApi.PASS)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_CLOSED"));
    claim(order.preliminaryTask(), "reviewer-2").then().statusCode(200);
  }

  @Test
  void late_events_of_an_older_round_are_stale() {
    // given
    AnOrder order = anOrder().submitted().submitted();

    // when
    UUID withdrawal = TestTopics.publish(order.withdrawal(1));
    UUID submission = TestTopics.publish(order.submission(1));
    UUID bureau = TestTopics.publish(order.sentToBureauEvent(1));

    // then
    for (UUID event : List.of(withdrawal, submission, bureau)) {
      await().atMost(20, SECONDS).until(() -> "STALE".equals(outcomeOf(event)));
    }
    assertThat(tasksOf(order)).isEqualTo("1 PRELIMINARY CLOSED,2 PRELIMINARY OPEN");
  }

  @Test
  void the_same_facts_told_under_new_ids_change_nothing() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();

    // when
    UUID submission = TestTopics.publish(order.submission(1));
    UUID bureau = TestTopics.publish(order.sentToBureauEvent(1));

    // then
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcomeOf(submission)));
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcomeOf(bureau)));
    assertThat(tasksOf(order)).isEqualTo("1 PRELIMINARY CLOSED,1 BUREAU OPEN");
  }

  @Test
  void a_withdrawal_that_overtook_the_decision_closes_the_decided_task() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    decide(task, "reviewer-1", ReviewApi.PASS).then().statusCode(200);

    // when
    UUID withdrawal = TestTopics.publish(order.withdrawal(1));

    // then
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcomeOf(withdrawal)));
    read(task, "reviewer-1")
        .then()
        .body("state", equalTo("CLOSED"))
        .body("closedBecause", equalTo("WITHDRAWN"));
  }

  @Test
  void what_was_decided_stays_decided_when_the_order_expires() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    decide(task, "reviewer-1", ReviewApi.PASS).then().statusCode(200);

    // when
    UUID expiry = TestTopics.publish(order.expiry(1));

    // then
    await().atMost(20, SECONDS).until(() -> "REJECTED".equals(outcomeOf(expiry)));
    read(task, "reviewer-1").then().body("state", equalTo("DECIDED"));
  }

  @Test
  void an_order_at_the_bureau_whose_submission_is_unknown_waits_and_others_flow() {
    // given
    AnOrder unknown = anOrder();

    // when
    UUID event = TestTopics.publish(unknown.sentToBureauEvent(1));
    AnOrder other = anOrder().submitted().sentToBureau();

    // then
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                TestDatabase.count("select count(*) from parked_event where event_id = ?", event)
                    == 1);
    assertThat(tasksOf(unknown)).isNull();
    assertThat(tasksOf(other)).endsWith("1 BUREAU OPEN");
  }

  private static String tasksOf(AnOrder order) {
    return TestDatabase.value(
        "select string_agg(round || ' ' || stage || ' ' || state, ',' order by round, stage desc)"
            + " from review_task where order_id = ?",
        order.id().value());
  }

  private static long submissionsOf(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from submission where order_id = ?", order.id().value());
  }

  private static String outcomeOf(UUID event) {
    return TestDatabase.value("select outcome from inbox where event_id = ?", event);
  }
}
