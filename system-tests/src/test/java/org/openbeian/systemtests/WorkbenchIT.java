package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

/** The reviewers' workbench and the bureau's desk, through all services. */
class WorkbenchIT {

  private static final String TASKS = "/api/v1/review-tasks/";
  private static final List<Map<String, String>> NAME =
      List.of(
          Map.of(
              "path", "services[0].name",
              "code", "OUR_OWN_REASON",
              "message", "The name has nothing to do with the subject."));
  private static final List<Map<String, String>> OF_BUREAU = List.of(Map.of("code", "1007"));

  private final Cast cast = SharedStack.cast();

  @Test
  @DisplayName("R-FLOW-2, R-FLOW-9: only what was asked for may change, and only that is shown")
  void requested_changes_are_made_and_nothing_else() {
    // given
    SampleApplication application = SharedStack.application();
    String filer = application.filer();
    String order = SharedStack.submitted(application);
    cast.decide(
        "reviewer-1", cast.claim("reviewer-1", order, "PRELIMINARY"), "REQUEST_CHANGES", NAME);
    cast.awaitState(filer, order, "CHANGES_REQUESTED");

    // when the filer changes more than that
    ObjectNode service = (ObjectNode) application.services().get(0).deepCopy();
    service.put("remark", "Something else altogether");
    Answer more = cast.trySave(filer, order, "services/1", cast.asFiled(filer, service));
    Answer subject =
        cast.trySave(
            filer,
            order,
            "subject",
            ((ObjectNode) application.subject().deepCopy()).put("remark", "Another remark"));

    // then
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.body().at("/violations").findValuesAsText("path"))
        .contains("services[0].remark");
    assertThat(more.body().at("/violations/0/rule").asText()).isEqualTo("R-FLOW-2");
    assertThat(subject.status()).isEqualTo(422);
    assertThat(cast.order(filer, order).body().path("mayChange").toString())
        .contains("services[0].name");

    // when the filer changes just that
    service.set("remark", application.services().get(0).path("remark"));
    service.put("name", service.path("name").asText() + "官方网站");
    cast.save(filer, order, "services/1", service);
    cast.submit(filer, order, application);
    String task = cast.claim("reviewer-2", order, "PRELIMINARY");
    JsonNode shown = cast.get("reviewer-2", TASKS + task).body();

    // then
    assertThat(shown.path("shows").asText()).isEqualTo("CHANGES");
    assertThat(shown.path("application").isNull()).isTrue();
    assertThat(shown.path("changes")).hasSize(1);
    assertThat(shown.at("/changes/0/path").asText()).isEqualTo("services[0].name");
    assertThat(shown.at("/changes/0/reasons/0/code").asText()).isEqualTo("OUR_OWN_REASON");
    assertThat(cast.get("reviewer-2", TASKS + task + "?show=all").body().at("/application/subject"))
        .isNotEmpty();

    // and the rest of its way is as ever
    cast.decide("reviewer-2", task, "PASS", List.of());
    cast.verify(application, 1);
    cast.approve("officer-zj", order);
    cast.awaitState(filer, order, "GRANTED");
  }

  @Test
  @DisplayName(
      "R-FLOW-6: an officer gives the numbers, and takes them back with a second one (R-PERM-2)")
  void numbers_are_given_and_taken_back_by_two() {
    // given
    SampleApplication application = SharedStack.application();
    String filer = application.filer();
    String order = SharedStack.atTheBureau(application);
    String number = "浙ICP备2019%06d号".formatted(SharedStack.someNumber() % 1_000_000);
    String task = cast.claim("officer-zj", order, "BUREAU");

    // when
    Answer malformed = approve(task, "京ICP备2019000001号");
    Answer approved = approve(task, number);

    // then
    assertThat(malformed.status()).isEqualTo(422);
    assertThat(malformed.body().at("/violations/0/path").asText()).isEqualTo("numbers.subject");
    assertThat(approved.status()).isEqualTo(200);
    cast.awaitState(filer, order, "GRANTED");
    assertThat(cast.filing(filer, number).body().path("number").asText()).isEqualTo(number);

    // when one officer asks, and the same one confirms
    String revocations = "/api/v1/filing-revocations";
    Answer asked =
        cast.await(
            "review-service to know the record",
            () ->
                cast.tryPost(
                    "officer-zj",
                    revocations,
                    Map.of("number", number, "reasons", List.of(Map.of("code", "1008")))),
            answer -> answer.status() == 201,
            answer -> String.valueOf(answer.status()));
    String confirmation = revocations + "/" + asked.text("id") + "/confirmation";
    Answer alone = cast.tryPost("officer-zj", confirmation, Map.of());
    Answer together = cast.tryPost("officer-zj-2", confirmation, Map.of());

    // then
    assertThat(alone.status()).isEqualTo(403);
    assertThat(alone.text("rule")).isEqualTo("R-PERM-2");
    assertThat(together.status()).isEqualTo(200);
    cast.await(
        "the record to end",
        () -> cast.filing(filer, number),
        answer -> answer.text("status").equals("REVOKED"),
        answer -> answer.text("status"));
    SharedStack.settle();
    assertThat(
            cast.get(filer, "/api/v1/notifications?orderId=" + order)
                .body()
                .path("items")
                .findValuesAsText("notice"))
        .contains("filing-revoked");
  }

  @Test
  @DisplayName("R-FLOW-2: of two decisions at once one counts, for everybody")
  void two_deciders_have_one_winner() {
    TreeSet<String> winners = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      // given
      SampleApplication application = SharedStack.application();
      String order = SharedStack.submitted(application);
      String task = cast.claim("reviewer-1", order, "PRELIMINARY");

      // when
      List<Answer> answers =
          atOnce(
              () -> cast.tryDecide("reviewer-1", task, "REJECT", NAME),
              () -> cast.tryDecide("reviewer-1", task, "REQUEST_CHANGES", NAME));

      // then
      winners.add(oneWon(answers, application, order, "PRELIMINARY_REJECTED", "CHANGES_REQUESTED"));
    }
    assertThat(winners).isNotEmpty();
  }

  @Test
  @DisplayName("R-FLOW-6: of two verdicts on a case at once one counts, for everybody")
  void two_verdicts_have_one_winner() {
    TreeSet<String> winners = new TreeSet<>();
    for (int i = 0; i < 10; i++) {
      // given
      SampleApplication application = SharedStack.application();
      String order = SharedStack.atTheBureau(application);
      String task = cast.claim("officer-zj", order, "BUREAU");

      // when
      List<Answer> answers =
          atOnce(
              () -> cast.tryDecide("officer-zj", task, "APPROVE", List.of()),
              () -> cast.tryDecide("officer-zj", task, "REJECT", OF_BUREAU));

      // then
      winners.add(oneWon(answers, application, order, "GRANTED", "BUREAU_REJECTED"));
    }
    assertThat(winners).isNotEmpty();
  }

  @Test
  @DisplayName("R-PERM-2: of a claim's lapse and a decision at once one counts, for everybody")
  void a_lapse_and_a_decision_have_one_winner() {
    for (int i = 0; i < 5; i++) {
      // given
      SampleApplication application = SharedStack.application();
      String order = SharedStack.submitted(application);
      String task = cast.claim("reviewer-1", order, "PRELIMINARY");

      // when
      List<Answer> answers =
          atOnce(
              () -> {
                cast.advance(Duration.ofMinutes(31));
                return null;
              },
              () -> cast.tryDecide("reviewer-1", task, "REJECT", NAME));

      // then
      int status = answers.get(1).status();
      JsonNode seen = cast.get("reviewer-1", TASKS + task).body();
      if (status == 200) {
        assertThat(seen.path("state").asText()).isEqualTo("DECIDED");
        cast.awaitState(application.filer(), order, "PRELIMINARY_REJECTED");
      } else {
        assertThat(status).isEqualTo(409);
        assertThat(answers.get(1).text("code")).isEqualTo("TASK_NOT_CLAIMED");
        assertThat(seen.path("state").asText()).isEqualTo("OPEN");
        assertThat(cast.order(application.filer(), order).text("state"))
            .isEqualTo("IN_PRELIMINARY_REVIEW");
        cast.decide("reviewer-2", cast.claim("reviewer-2", order, "PRELIMINARY"), "REJECT", NAME);
      }
    }
  }

  @Test
  @DisplayName("R-FLOW-10: leads are told in a mailbox of their own of what is late")
  void leads_are_told_of_what_is_late() {
    // given
    cast.get("lead-1", "/api/v1/review-queues");
    SampleApplication application = SharedStack.application();
    String order = SharedStack.submitted(application);
    cast.await(
        "the task",
        () -> cast.get("lead-1", "/api/v1/review-tasks?orderId=" + order),
        answer -> !answer.body().path("items").isEmpty(),
        answer -> "none");

    // when
    cast.advance(Duration.ofDays(7));
    SharedStack.settle();

    // then
    assertThat(
            cast.get("lead-1", "/api/v1/review-tasks?sla=LATE&orderId=" + order)
                .body()
                .path("items"))
        .hasSize(1);
    Answer mailbox = cast.get("lead-1", "/api/v1/notifications");
    assertThat(mailbox.body().path("items").findValuesAsText("notice"))
        .containsAnyOf("review-escalated-sla", "review-escalated-overdue");
    assertThat(cast.get("reviewer-1", "/api/v1/notifications").body().path("items").isEmpty())
        .isTrue();
  }

  private Answer approve(String task, String number) {
    return cast.tryPost(
        "officer-zj",
        TASKS + task + "/decision",
        Map.of(
            "outcome",
            "APPROVE",
            "numbers",
            Map.of(
                "subject",
                number,
                "services",
                List.of(Map.of("serviceNo", 1, "number", number + "-1")))));
  }

  /** The state that the order came to, by the first answer or by the second. */
  private String oneWon(
      List<Answer> answers, SampleApplication application, String order, String one, String other) {
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    String expected = answers.get(0).status() == 200 ? one : other;
    cast.awaitState(application.filer(), order, expected);
    return expected;
  }

  @SafeVarargs
  private static List<Answer> atOnce(Supplier<Answer>... acts) {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Answer>> running = new ArrayList<>();
    for (Supplier<Answer> act : acts) {
      running.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(start);
                return act.get();
              }));
    }
    start.countDown();
    List<Answer> answers = new ArrayList<>();
    running.forEach(each -> answers.add(each.join()));
    return Collections.unmodifiableList(answers);
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
