package org.openbeian.review.application.bureau;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.AtOnce.atOnce;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.review.application.bureau.TakeVerdict.Taken;
import org.openbeian.review.application.bureau.TakeVerdict.Told;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.BureauFact.NumbersAssigned;
import org.openbeian.review.domain.bureau.BureauFact.Opinion;
import org.openbeian.review.domain.bureau.BureauReason;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** Two verdicts for one case at once: one counts, and one event tells it. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class VerdictRacesTest {

  private static final List<String> DECIDED =
      List.of(
          EventCatalogue.typeOf(BureauApproved.class), EventCatalogue.typeOf(BureauRejected.class));

  @Inject TakeVerdict takeVerdict;

  @Test
  @DisplayName("R-FLOW-6: an officer's decision and a refusal from outside, fifty times over")
  void of_an_officer_and_a_fact_at_once_one_decides() throws Exception {
    // given
    List<AnOrder> orders = atBureau(50);
    for (AnOrder order : orders) {
      claim(order.task("BUREAU", 1), "officer-zj").then().statusCode(200);
    }

    // when
    for (AnOrder order : orders) {
      UUID task = UUID.fromString(order.task("BUREAU", 1));
      List<Object> answers =
          atOnce(
              List.of(
                  () -> decide(task.toString(), "officer-zj", ReviewApi.APPROVE).statusCode(),
                  () -> say(task, "ministry", Opinion.refusing(List.of()))));

      // then
      boolean officerWon = answers.get(0).equals(200);
      assertThat(answers)
          .containsExactly(
              officerWon ? 200 : 409,
              new Taken(officerWon ? FactEffect.CONFLICTING : FactEffect.APPLIED, false));
      assertThat(TestDatabase.value("select outcome from review_task where id = ?", task))
          .isEqualTo(officerWon ? "APPROVE" : "REJECT");
    }
    eachToldOnce(orders);
  }

  @Test
  @DisplayName("R-FLOW-6: an approval, numbers and a refusal at once, fifty times over")
  void of_facts_at_once_one_decides() throws Exception {
    // given
    List<AnOrder> orders = atBureau(50);

    // when
    for (AnOrder order : orders) {
      UUID task = UUID.fromString(order.task("BUREAU", 1));
      FilingNumbers numbers = TakeVerdictTest.numbers();
      List<Object> answers =
          atOnce(
              List.of(
                  () -> say(task, "one", Opinion.approving()),
                  () -> say(task, "two", new NumbersAssigned(numbers)),
                  () -> say(task, "three", Opinion.refusing(List.of(BureauReason.of("1007"))))));

      // then
      assertThat(answers)
          .filteredOn(each -> ((Taken) each).effect() == FactEffect.APPLIED)
          .hasSize(1);
      assertThat(
              TestDatabase.count(
                  "select count(*) from bureau_fact where task_id = ? and effect = 'WAITING'",
                  task))
          .isZero();
    }
    eachToldOnce(orders);
  }

  @Test
  @DisplayName("R-FLOW-6: of twenty repetitions of a fact at once one is taken")
  void of_repetitions_at_once_one_is_taken() throws Exception {
    // given
    AnOrder order = atBureau(1).get(0);
    UUID task = UUID.fromString(order.task("BUREAU", 1));
    Told told =
        new Told(task, "ministry", UUID.randomUUID().toString(), Opinion.refusing(List.of()));

    // when
    List<Object> answers =
        atOnce(IntStream.range(0, 20).<Callable<Object>>mapToObj(i -> () -> take(told)).toList());

    // then
    assertThat(answers).filteredOn(each -> !((Taken) each).repeated()).hasSize(1);
    assertThat(answers).allMatch(each -> ((Taken) each).effect() == FactEffect.APPLIED);
    eachToldOnce(List.of(order));
  }

  @Test
  @DisplayName("R-FLOW-6: a number that two cases get at once is one's, twenty times over")
  void a_number_that_two_cases_get_at_once_is_ones() throws Exception {
    // given
    List<AnOrder> orders = atBureau(40);

    for (int i = 0; i < 40; i += 2) {
      UUID one = UUID.fromString(orders.get(i).task("BUREAU", 1));
      UUID other = UUID.fromString(orders.get(i + 1).task("BUREAU", 1));
      FilingNumbers numbers = TakeVerdictTest.numbers();

      // when
      List<Object> answers =
          atOnce(
              List.of(
                  () -> say(one, "ministry", new NumbersAssigned(numbers)),
                  () -> say(other, "ministry", new NumbersAssigned(numbers))));

      // then
      assertThat(answers)
          .containsExactlyInAnyOrder(
              new Taken(FactEffect.WAITING, false), new Taken(FactEffect.UNUSABLE, false));
    }
  }

  private Taken say(UUID task, String source, BureauFact fact) throws Exception {
    return take(new Told(task, source, UUID.randomUUID().toString(), fact));
  }

  private Taken take(Told told) throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> takeVerdict.take(told));
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AnOrder> atBureau(int number) {
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      AnOrder order = anOrder();
      TestTopics.publish(order.submission(1));
      TestTopics.publish(order.sentToBureauEvent(1));
      orders.add(order);
    }
    return orders;
  }

  private static void eachToldOnce(List<AnOrder> orders) {
    await()
        .atMost(30, SECONDS)
        .untilAsserted(
            () -> {
              Map<String, List<String>> published =
                  TestTopics.records(Topic.REVIEWS.topicName()).stream()
                      .collect(
                          Collectors.groupingBy(
                              ConsumerRecord::key,
                              Collectors.mapping(VerdictRacesTest::type, Collectors.toList())));
              for (AnOrder order : orders) {
                assertThat(published.getOrDefault(order.id().toString(), List.of()))
                    .filteredOn(DECIDED::contains)
                    .hasSize(1);
              }
            });
  }

  private static String type(ConsumerRecord<?, ?> message) {
    return new String(message.headers().lastHeader("ce_type").value());
  }
}
