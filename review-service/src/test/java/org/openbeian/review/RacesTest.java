package org.openbeian.review;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.AtOnce.atOnce;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.PreReviewStarted;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** Who comes at the same time: one winner, and the same one for everybody. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class RacesTest {

  @Test
  @DisplayName("R-FLOW-2: of two decisions at once one counts, fifty times over")
  void of_two_decisions_at_once_one_counts() throws Exception {
    // given
    List<AnOrder> orders = submitted(50);
    for (AnOrder order : orders) {
      claim(order.task("PRELIMINARY", 1), "reviewer-1").then().statusCode(200);
    }

    // when
    for (AnOrder order : orders) {
      String task = order.task("PRELIMINARY", 1);
      String pass = ReviewApi.passing(task, "reviewer-1");
      List<Response> answers =
          atOnce(
              List.of(
                  () -> decide(task, "reviewer-1", pass),
                  () -> decide(task, "reviewer-1", ReviewApi.REJECT)));

      // then
      assertThat(answers)
          .extracting(Response::statusCode)
          .as("decisions on %s", task)
          .containsExactlyInAnyOrder(200, 409);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 409)
          .allMatch(answer -> answer.path("code").equals("TASK_DECIDED"));
    }
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> {
              Map<String, List<String>> published = published();
              for (AnOrder order : orders) {
                assertThat(published.get(order.id().toString()))
                    .hasSize(2)
                    .startsWith(EventCatalogue.typeOf(PreReviewStarted.class))
                    .containsAnyOf(
                        EventCatalogue.typeOf(PreReviewPassed.class),
                        EventCatalogue.typeOf(PreReviewRejected.class));
              }
            });
  }

  @Test
  void of_twenty_claims_at_once_one_gets_the_task() throws Exception {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    List<String> reviewers = List.of("reviewer-1", "reviewer-2", "lead-1", "reviewer-a");

    // when
    List<Response> answers =
        atOnce(
            IntStream.range(0, 20)
                .<Callable<Response>>mapToObj(
                    i -> () -> claim(task, reviewers.get(i % reviewers.size())))
                .toList());

    // then
    List<Object> winners =
        answers.stream()
            .filter(answer -> answer.statusCode() == 200)
            .map(answer -> answer.path("assignee"))
            .distinct()
            .toList();
    assertThat(winners).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() != 200)
        .hasSize(15)
        .allMatch(answer -> answer.statusCode() == 409 && answer.path("code").equals("TASK_TAKEN"));
    await().atMost(20, SECONDS).until(() -> order.published().size() == 1);
  }

  @Test
  @DisplayName("R-FLOW-2: a decision and a withdrawal at once have one winner")
  void a_decision_and_a_withdrawal_at_once_have_one_winner() throws Exception {
    // given
    List<AnOrder> orders = submitted(20);

    for (AnOrder order : orders) {
      String task = order.task("PRELIMINARY", 1);
      claim(task, "reviewer-1").then().statusCode(200);
      String pass = ReviewApi.passing(task, "reviewer-1");
      UUID withdrawal = UUID.randomUUID();

      // when
      List<Response> answers =
          atOnce(
              List.of(
                  () -> {
                    TestTopics.publish(withdrawal, order.withdrawal(1));
                    return null;
                  },
                  () -> decide(task, "reviewer-1", pass)));
      await()
          .atMost(20, SECONDS)
          .until(
              () ->
                  TestDatabase.value("select outcome from inbox where event_id = ?", withdrawal)
                      != null);

      // then
      boolean decided = answers.get(1).statusCode() == 200;
      if (!decided) {
        assertThat(answers.get(1).statusCode()).isEqualTo(409);
        assertThat(answers.get(1).<String>path("code")).isEqualTo("TASK_CLOSED");
      }
      assertThat(TestDatabase.value("select outcome from inbox where event_id = ?", withdrawal))
          .isEqualTo("APPLIED");
      assertThat(
              TestDatabase.value(
                  "select state from review_task where id = ?", UUID.fromString(task)))
          .isEqualTo("CLOSED");
      await()
          .atMost(20, SECONDS)
          .untilAsserted(() -> assertThat(order.published()).hasSize(decided ? 2 : 1));
    }
  }

  @Test
  @DisplayName("R-FLOW-2: of answers to a checklist given at once none is lost")
  void of_answers_given_at_once_none_is_lost() throws Exception {
    for (AnOrder order : submitted(10)) {
      // given
      String task = order.task("PRELIMINARY", 1);
      claim(task, "reviewer-1").then().statusCode(200);
      List<String> codes = ReviewApi.checklist(task, "reviewer-1").path("items.code");
      codes.remove("PRINCIPALS_REACHED");

      // when
      List<Response> answers =
          atOnce(
              codes.stream()
                  .<Callable<Response>>map(
                      code -> () -> ReviewApi.answer(task, "reviewer-1", ReviewApi.yes(code)))
                  .toList());

      // then
      assertThat(codes).hasSizeGreaterThan(3);
      assertThat(answers).extracting(Response::statusCode).containsOnly(200);
      assertThat(
              ReviewApi.checklist(task, "reviewer-1")
                  .<List<String>>path("items.findAll { it.answer == 'YES' }.code"))
          .containsExactlyElementsOf(codes);
    }
  }

  @Test
  @DisplayName("R-FLOW-6: fifty approvals at once give fifty numbers")
  void fifty_approvals_at_once_give_fifty_numbers() throws Exception {
    // given
    List<AnOrder> orders = submitted(50);
    orders.forEach(order -> TestTopics.publish(order.sentToBureauEvent(1)));
    List<String> tasks = orders.stream().map(order -> order.task("BUREAU", 1)).toList();
    tasks.forEach(task -> claim(task, "officer-zj").then().statusCode(200));

    // when
    List<Response> answers =
        atOnce(
            tasks.stream()
                .<Callable<Response>>map(
                    task -> () -> decide(task, "officer-zj", ReviewApi.APPROVE))
                .toList());

    // then
    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
    assertThat(answers)
        .extracting(answer -> answer.<String>path("subjectNumber"))
        .doesNotHaveDuplicates()
        .allMatch(number -> number.matches("浙ICP备20\\d{8}号"));
  }

  @Test
  void every_province_has_a_series_of_its_own() {
    assertThat(
            Arrays.stream(Province.values())
                .map(province -> "filing_serial_" + province.code())
                .filter(
                    sequence ->
                        TestDatabase.count(
                                "select count(*) from pg_sequences where sequencename = ?",
                                sequence)
                            == 0))
        .isEmpty();
  }

  private static List<AnOrder> submitted(int number) {
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      AnOrder order = anOrder();
      TestTopics.publish(order.submission(1));
      orders.add(order);
    }
    return orders;
  }

  private static Map<String, List<String>> published() {
    return TestTopics.records(Topic.REVIEWS.topicName()).stream()
        .collect(
            Collectors.groupingBy(
                ConsumerRecord::key,
                Collectors.mapping(
                    record -> new String(record.headers().lastHeader("ce_type").value()),
                    Collectors.toList())));
  }
}
