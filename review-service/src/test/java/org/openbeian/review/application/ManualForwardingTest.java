package org.openbeian.review.application;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.answer;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.call;
import static org.openbeian.review.ReviewApi.checklist;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.forward;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.review.application.bureau.SettleAtDesk;
import org.openbeian.review.domain.GivenDecision;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.reason.ReasonCatalogues;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestTopics;

/** The use case is built here as the setting {@code manual} builds it: no second boot for it. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-4: where orders are forwarded by hand")
class ManualForwardingTest {

  private static final Actor REVIEWER = new Actor(Actor.Kind.REVIEWER, "reviewer-1");

  @Inject ReviewDesk desk;
  @Inject ReviewTasks tasks;
  @Inject SettleAtDesk bureau;
  @Inject CloseSupplements supplements;
  @Inject ReviewClock reviewClock;
  @Inject ReasonCatalogues reasons;
  @Inject Checking checking;
  @Inject Outbox outbox;
  @Inject Clock clock;

  private DecideTask decideManually;

  @BeforeEach
  void forward_by_hand() {
    decideManually =
        new DecideTask(
            desk,
            tasks,
            bureau,
            supplements,
            reasons,
            checking,
            new ForwardingPolicy("manual"),
            reviewClock,
            outbox,
            clock);
  }

  @AfterEach
  void return_to_the_present() {
    TestClock.restore();
  }

  @Test
  void a_passed_order_waits_until_a_reviewer_forwards_it() throws Throwable {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    forward(task, "reviewer-1").then().statusCode(409).body("code", equalTo("NOTHING_TO_FORWARD"));
    claim(task, "reviewer-1").then().statusCode(200);

    // when
    pass(task);

    // then
    read(task, "reviewer-1").then().body("state", equalTo("PASSED_UNFORWARDED"));
    decide(task, "reviewer-1", ReviewApi.REJECT)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_DECIDED"));

    // when
    forward(task, "reviewer-2")
        .then()
        .statusCode(200)
        .body("state", equalTo("DECIDED"))
        .body("forwardedAt", notNullValue());

    // then
    forward(task, "reviewer-2").then().statusCode(409).body("rule", equalTo("R-FLOW-4"));
    UUID id = UUID.fromString(task);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.published())
                    .containsExactly(
                        new PreReviewStarted(order.id(), 1, id, REVIEWER),
                        new PreReviewPassed(order.id(), 1, id, REVIEWER, Forwarding.MANUAL, 0),
                        new ForwardingRequested(
                            order.id(), 1, id, new Actor(Actor.Kind.REVIEWER, "reviewer-2"))));
  }

  @Test
  void an_order_withdrawn_meanwhile_is_not_forwarded() throws Throwable {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    pass(task);

    // when
    TestTopics.publish(order.withdrawal(1));

    // then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () -> read(task, "reviewer-1").then().body("closedBecause", equalTo("WITHDRAWN")));
    forward(task, "reviewer-1").then().statusCode(409).body("code", equalTo("TASK_CLOSED"));
  }

  @Test
  @DisplayName("R-FLOW-4: many are forwarded at once, and one refusal holds up no other")
  void many_are_forwarded_at_once() throws Throwable {
    // given
    AnOrder first = passed();
    AnOrder second = passed();
    AnOrder own = anOrder().of("acct-a").submitted();
    String open = anOrder().submitted().preliminaryTask();
    String bureauCase = anOrder().submitted().sentToBureau().bureauTask();
    UUID nobodys = UUID.randomUUID();

    // when
    forwardings(
            "reviewer-a",
            first.preliminaryTask(),
            open,
            own.preliminaryTask(),
            bureauCase,
            nobodys.toString(),
            first.preliminaryTask(),
            second.preliminaryTask())
        .then()
        .statusCode(200)
        .body(
            "items.task",
            contains(
                first.preliminaryTask(),
                open,
                own.preliminaryTask(),
                bureauCase,
                nobodys.toString(),
                second.preliminaryTask()))
        .body("items.forwarded", contains(true, false, false, false, false, true))
        .body(
            "items.problem.code",
            contains("NOTHING_TO_FORWARD", "OWN_ACCOUNT", "FORBIDDEN", "NOT_FOUND"))
        .body("items[0].problem", nullValue())
        .body("items[1].problem.detail", startsWith("This task does not wait"));

    // then
    for (AnOrder order : List.of(first, second)) {
      read(order.preliminaryTask(), "reviewer-1")
          .then()
          .body("state", equalTo("DECIDED"))
          .body("forwardedAt", notNullValue());
      await()
          .atMost(20, SECONDS)
          .untilAsserted(
              () ->
                  assertThat(order.published())
                      .last()
                      .isEqualTo(
                          new ForwardingRequested(
                              order.id(),
                              1,
                              UUID.fromString(order.preliminaryTask()),
                              new Actor(Actor.Kind.REVIEWER, "reviewer-a"))));
    }
  }

  @Test
  @DisplayName("R-FLOW-4: what is sent again forwards nothing twice")
  void what_is_sent_again_forwards_nothing_twice() throws Throwable {
    // given
    AnOrder order = passed();
    String task = order.preliminaryTask();
    UUID key = UUID.randomUUID();
    String answer = forwardings("reviewer-2", key, task).then().extract().asString();

    // then under its key the answer is repeated
    forwardings("reviewer-2", key, task)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .body(equalTo(answer));
    forwardings("reviewer-2", key, task, UUID.randomUUID().toString())
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));

    // and without it the task counts as forwarded by whom it was
    forwardings("reviewer-2", task).then().body("items.forwarded", contains(true));
    forwardings("reviewer-1", task)
        .then()
        .body("items.forwarded", contains(false))
        .body("items[0].problem.code", equalTo("NOTHING_TO_FORWARD"));
    await().atMost(20, SECONDS).untilAsserted(() -> assertThat(order.published()).hasSize(3));
  }

  @Test
  @DisplayName("R-FLOW-4: two at once forward a task once")
  void two_at_once_forward_a_task_once() throws Throwable {
    // given
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      orders.add(passed());
    }
    String[] tasks = orders.stream().map(AnOrder::preliminaryTask).toArray(String[]::new);
    List<String> backwards = new ArrayList<>(List.of(tasks));
    Collections.reverse(backwards);

    // when
    CompletableFuture<Response> other =
        CompletableFuture.supplyAsync(
            () -> forwardings("reviewer-2", backwards.toArray(String[]::new)));
    Response one = forwardings("reviewer-1", tasks);

    // then
    List<String> winners = new ArrayList<>(one.path("items.findAll { it.forwarded }.task"));
    winners.addAll(other.join().path("items.findAll { it.forwarded }.task"));
    assertThat(winners).containsExactlyInAnyOrder(tasks);
    for (AnOrder order : orders) {
      await().atMost(20, SECONDS).untilAsserted(() -> assertThat(order.published()).hasSize(3));
    }
  }

  @Test
  void a_list_of_none_of_too_many_or_of_something_else_forwards_nothing() throws Throwable {
    // given
    String task = passed().preliminaryTask();
    String[] many =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toArray(String[]::new);
    many[0] = task;

    // then
    forwardings("reviewer-1", many)
        .then()
        .statusCode(422)
        .body("violations.code", contains("TASKS_TOO_MANY"));
    for (String body : List.of("{}", "null", "{\"tasks\":null}", "{\"tasks\":[]}")) {
      forwardAll(body).then().statusCode(422).body("violations.code", contains("TASKS_MISSING"));
    }
    forwardAll("{\"tasks\":[\"" + task + "\",null]}")
        .then()
        .statusCode(422)
        .body("violations.path", contains("tasks[1]"));
    for (String body :
        List.of("{\"tasks\":\"all\"}", "{\"tasks\":[\"1\"]}", "{\"tasks\":[{}]}", "[]", "{")) {
      forwardAll(body).then().statusCode(400);
    }
    for (String user : List.of("officer-zj", "filer-a", "auditor-1")) {
      forwardings(user, task).then().statusCode(403);
    }
    read(task, "reviewer-1").then().body("state", equalTo("PASSED_UNFORWARDED"));
  }

  private AnOrder passed() throws Throwable {
    AnOrder order = anOrder().submitted();
    claim(order.preliminaryTask(), "reviewer-1").then().statusCode(200);
    pass(order.preliminaryTask());
    return order;
  }

  private static Response forwardAll(String body) {
    return as("reviewer-1").body(body).post("/api/v1/review-tasks/forwardings");
  }

  private static Response forwardings(String user, String... tasks) {
    return as(user).body(Map.of("tasks", tasks)).post("/api/v1/review-tasks/forwardings");
  }

  private static Response forwardings(String user, UUID key, String... tasks) {
    return as(user)
        .header("Idempotency-Key", key)
        .body(Map.of("tasks", tasks))
        .post("/api/v1/review-tasks/forwardings");
  }

  @Test
  @DisplayName("R-FLOW-10: a passed task waits anew, and is overdue 3 working days later")
  void a_passed_task_waits_anew() throws Throwable {
    // given a Thursday, and the Wednesday after it
    TestClock.moveTo(Instant.parse("2025-03-13T02:00:00Z"));
    String task = anOrder().submitted().preliminaryTask();
    TestClock.moveTo(Instant.parse("2025-03-19T02:00:00Z"));
    claim(task, "reviewer-1").then().statusCode(200);
    read(task, "reviewer-1").then().body("overdue", equalTo(true));

    // when
    pass(task);

    // then
    read(task, "reviewer-1")
        .then()
        .body("waitingSince", startsWith("2025-03-19"))
        .body("waitingWorkingDays", equalTo(0))
        .body("overdue", equalTo(false));
    overdue().body("items.id", not(hasItem(task)));

    // when
    TestClock.moveTo(Instant.parse("2025-03-25T02:00:00Z"));

    // then
    read(task, "reviewer-1").then().body("overdue", equalTo(true));
    overdue().body("items.id", hasItem(task));
  }

  private static ValidatableResponse overdue() {
    return as("reviewer-1")
        .get("/api/v1/review-tasks?overdue=true&state=PASSED_UNFORWARDED&limit=100")
        .then()
        .statusCode(200);
  }

  private void pass(String task) throws Throwable {
    call(task, "reviewer-1", "subject.principal", "REACHED").then().statusCode(201);
    List<String> codes = checklist(task, "reviewer-1").path("items.code");
    answer(task, "reviewer-1", codes.stream().map(ReviewApi::yes).toArray(String[]::new))
        .then()
        .statusCode(200);
    Caller caller =
        new Caller(
            "reviewer-1",
            new AccountId("provider"),
            Set.of("reviewer"),
            Set.of(),
            Set.of(),
            null,
            null,
            "zh-CN");
    GivenDecision decision =
        new GivenDecision(ReviewOutcome.PASS, List.of(), null, List.of(), null);
    VertxContextSupport.subscribeAndAwait(
        () -> decideManually.decide(UUID.fromString(task), decision, caller));
  }
}
