package org.openbeian.review.application.bureau;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Ending;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.platform.api.ApiException;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.review.application.bureau.TakeVerdict.Taken;
import org.openbeian.review.application.bureau.TakeVerdict.Told;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.bureau.BureauFact;
import org.openbeian.review.domain.bureau.BureauFact.FormRefused;
import org.openbeian.review.domain.bureau.BureauFact.NumbersAssigned;
import org.openbeian.review.domain.bureau.BureauFact.Opinion;
import org.openbeian.review.domain.bureau.BureauReason;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-6: verdicts from outside, in any order, late, repeated and partly wrong")
class TakeVerdictTest {

  private static final String SOURCE = "ministry";
  private static final Actor BUREAU = Actor.system(SOURCE);
  private static final AtomicInteger SERIALS = new AtomicInteger(500_000);

  @Inject TakeVerdict takeVerdict;

  /** Facts by single letters, in all orders that matter, with what becomes of each of them. */
  static Stream<Arguments> orders() {
    return Stream.of(
        // A approves, N assigns numbers: whichever comes first waits for the other
        Arguments.of("A N", "APPLIED APPLIED", "APPROVE"),
        Arguments.of("N A", "APPLIED APPLIED", "APPROVE"),
        // again under ids of their own
        Arguments.of("A A N", "APPLIED APPLIED APPLIED", "APPROVE"),
        Arguments.of("N N A", "APPLIED APPLIED APPLIED", "APPROVE"),
        Arguments.of("A N A", "APPLIED APPLIED LATE", "APPROVE"),
        Arguments.of("A N N", "APPLIED APPLIED LATE", "APPROVE"),
        Arguments.of("N A N", "APPLIED APPLIED LATE", "APPROVE"),
        Arguments.of("N A A", "APPLIED APPLIED LATE", "APPROVE"),
        // M assigns other numbers
        Arguments.of("A N M", "APPLIED APPLIED CONFLICTING", "APPROVE"),
        Arguments.of("N M A", "APPLIED CONFLICTING APPLIED", "APPROVE"),
        Arguments.of("N A M", "APPLIED APPLIED CONFLICTING", "APPROVE"),
        // R refuses, F refuses the form
        Arguments.of("R", "APPLIED", "REJECT"),
        Arguments.of("F", "APPLIED", "REJECT"),
        Arguments.of("R F", "APPLIED LATE", "REJECT"),
        Arguments.of("F R", "APPLIED LATE", "REJECT"),
        Arguments.of("R A", "APPLIED CONFLICTING", "REJECT"),
        Arguments.of("R N", "APPLIED CONFLICTING", "REJECT"),
        Arguments.of("N R", "CONFLICTING APPLIED", "REJECT"),
        Arguments.of("F N", "APPLIED CONFLICTING", "REJECT"),
        Arguments.of("N F", "CONFLICTING APPLIED", "REJECT"),
        Arguments.of("A N R", "APPLIED APPLIED CONFLICTING", "APPROVE"),
        Arguments.of("A N F", "APPLIED APPLIED CONFLICTING", "APPROVE"),
        Arguments.of("A R", "WAITING CONFLICTING", null),
        Arguments.of("A F", "WAITING CONFLICTING", null),
        Arguments.of("A R N", "APPLIED CONFLICTING APPLIED", "APPROVE"),
        Arguments.of("A R F N", "APPLIED CONFLICTING CONFLICTING APPLIED", "APPROVE"),
        // W assigns wrong numbers, then right ones
        Arguments.of("W A N", "UNUSABLE APPLIED APPLIED", "APPROVE"),
        Arguments.of("A W N", "APPLIED UNUSABLE APPLIED", "APPROVE"),
        Arguments.of("W N A", "UNUSABLE APPLIED APPLIED", "APPROVE"),
        Arguments.of("N W A", "APPLIED UNUSABLE APPLIED", "APPROVE"),
        Arguments.of("A W", "WAITING UNUSABLE", null),
        Arguments.of("W R", "UNUSABLE APPLIED", "REJECT"),
        // the case is still open
        Arguments.of("A", "WAITING", null),
        Arguments.of("N", "WAITING", null));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("orders")
  void facts_come_in_any_order(String facts, String effects, String outcome) throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    FilingNumbers numbers = numbers();
    Map<String, BureauFact> by = facts(numbers);
    List<String> ids = new ArrayList<>();

    // when
    for (String fact : facts.split(" ")) {
      String id = UUID.randomUUID().toString();
      say(task, id, by.get(fact));
      ids.add(id);
    }

    // then
    assertThat(ids.stream().map(TakeVerdictTest::effect))
        .containsExactlyElementsOf(Arrays.asList(effects.split(" ")));
    assertThat(value("outcome", task)).isEqualTo(outcome);
    assertThat(value("state", task)).isEqualTo(outcome == null ? "OPEN" : "DECIDED");
    if (outcome == null) {
      assertThat(order.published()).isEmpty();
    } else {
      told(
          order,
          outcome.equals("APPROVE")
              ? new BureauApproved(
                  order.id(), 1, task, BUREAU, numbers.subject(), numbers.services(), 0)
              : new BureauRejected(
                  order.id(),
                  1,
                  task,
                  BUREAU,
                  List.of(
                      facts.matches(".*F.*") && !facts.startsWith("R")
                          ? new Reason(null, "1022", null, "网站首页网址格式错误", null)
                          : new Reason("subject", "1008", null, "营业执照不清晰", null))));
    }
    // told again, each of them has no effect and says so
    for (int i = 0; i < ids.size(); i++) {
      assertThat(say(task, ids.get(i), by.get(facts.split(" ")[i])))
          .isEqualTo(new Taken(FactEffect.valueOf(effects.split(" ")[i]), true));
    }
    assertThat(value("outcome", task)).isEqualTo(outcome);
  }

  @Test
  void an_officer_who_has_the_case_does_not_keep_a_verdict_out() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);

    // when
    say(task, Opinion.refusing(List.of()));

    // then
    read(order.bureauTask(), "officer-zj")
        .then()
        .body("state", equalTo("DECIDED"))
        .body("assignee", equalTo(SOURCE))
        .body("reasons[0].code", equalTo("1002"))
        .body("reasons[0].message", equalTo("管局审核不通过"));
    decide(order.bureauTask(), "officer-zj", ReviewApi.APPROVE)
        .then()
        .statusCode(409)
        .body("code", equalTo("TASK_DECIDED"));
  }

  @Test
  void an_officers_word_settles_what_contradicts_itself() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    FilingNumbers numbers = numbers();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);
    String approval = say(task, Opinion.approving());
    String refusal = say(task, Opinion.refusing(List.of(BureauReason.of("1007"))));

    // when
    decide(order.bureauTask(), "officer-zj", ReviewApi.BUREAU_REJECT).then().statusCode(200);

    // then
    assertThat(effect(approval)).isEqualTo("CONFLICTING");
    assertThat(effect(refusal)).isEqualTo("CONFLICTING");
    assertThat(effect(task + "/opinion")).isEqualTo("APPLIED");
    assertThat(effect(say(task, new NumbersAssigned(numbers)))).isEqualTo("CONFLICTING");
  }

  @Test
  void numbers_that_wait_are_those_that_an_officer_approves_with() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    FilingNumbers numbers = numbers();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);
    String assigned = say(task, new NumbersAssigned(numbers));

    // when
    decide(order.bureauTask(), "officer-zj", ReviewApi.APPROVE)
        .then()
        .statusCode(200)
        .body("subjectNumber", equalTo(numbers.subject()));

    // then
    assertThat(effect(assigned)).isEqualTo("APPLIED");
  }

  @Test
  void numbers_that_an_officer_gives_instead_leave_the_others_free() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    FilingNumbers lost = numbers();
    FilingNumbers given = numbers();
    claim(order.bureauTask(), "officer-zj").then().statusCode(200);
    String assigned = say(task, new NumbersAssigned(lost));

    // when
    decide(order.bureauTask(), "officer-zj", approveWith(given)).then().statusCode(200);

    // then
    assertThat(effect(assigned)).isEqualTo("CONFLICTING");
    UUID next = UUID.fromString(anOrder().submitted().sentToBureau().bureauTask());
    assertThat(effect(say(next, new NumbersAssigned(lost)))).isEqualTo("WAITING");
    assertThat(effect(say(next, new NumbersAssigned(given)))).isEqualTo("CONFLICTING");
  }

  @Test
  void what_needs_no_number_is_approved_by_an_opinion_alone() throws Throwable {
    // given
    OnRecord record = new OnRecord("浙ICP备2023000031号", 1);
    AnOrder order =
        anOrder()
            .about(
                FilingType.DEREGISTER_SERVICE,
                record,
                new Ending(EndingReason.SERVICE_CLOSED, null))
            .submitted()
            .sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());

    // when
    String approval = say(task, Opinion.approving());

    // then
    assertThat(effect(approval)).isEqualTo("APPLIED");
    told(
        order,
        new BureauApproved(
            order.id(),
            1,
            task,
            BUREAU,
            record.subjectNumber(),
            List.of(new ServiceNumber(1, record.subjectNumber() + "-1")),
            0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no services, NUMBER_OF_SERVICE_MISSING, 1",
    "a service that the order lacks, NUMBER_OF_UNKNOWN_SERVICE, 3",
    "another province's, NUMBER_MALFORMED, 浙",
    "an APP's without A, NUMBER_OF_SERVICE_MALFORMED,",
    "given to another, NUMBER_TAKEN,",
    "waiting for another, NUMBER_TAKEN,"
  })
  void wrong_numbers_are_kept_with_what_is_wrong(String what, String problem, String argument)
      throws Throwable {
    // given
    FilingNumbers right = numbers(1, "-1", 2, "-2A");
    FilingNumbers others = numbers(1, "-1", 2, "-2A");
    if (what.startsWith("given") || what.startsWith("waiting")) {
      UUID other =
          UUID.fromString(
              anOrder()
                  .withServices(ServiceKind.WEBSITE, ServiceKind.APP)
                  .submitted()
                  .sentToBureau()
                  .bureauTask());
      say(other, new NumbersAssigned(others));
      if (what.startsWith("given")) {
        say(other, Opinion.approving());
      }
    }
    AnOrder order =
        anOrder().withServices(ServiceKind.WEBSITE, ServiceKind.APP).submitted().sentToBureau();
    UUID task = UUID.fromString(order.bureauTask());
    String subject = right.subject();
    FilingNumbers wrong =
        switch (what) {
          case "no services" -> new FilingNumbers(subject, List.of());
          case "a service that the order lacks" ->
              new FilingNumbers(
                  subject,
                  List.of(
                      right.services().get(0),
                      right.services().get(1),
                      new ServiceNumber(3, subject + "-3")));
          case "another province's" ->
              new FilingNumbers(
                  subject.replace("浙", "京"),
                  right.services().stream()
                      .map(
                          each ->
                              new ServiceNumber(each.serviceNo(), each.number().replace("浙", "京")))
                      .toList());
          case "an APP's without A" ->
              new FilingNumbers(
                  subject, List.of(right.services().get(0), new ServiceNumber(2, subject + "-2")));
          default -> others;
        };

    // when
    String approval = say(task, Opinion.approving());
    String unusable = say(task, new NumbersAssigned(wrong));

    // then
    assertThat(effect(unusable)).isEqualTo("UNUSABLE");
    assertThat(fact("problem", unusable)).isEqualTo(problem);
    assertThat(fact("problem_argument", unusable)).isEqualTo(argument);
    assertThat(value("state", task)).isEqualTo("OPEN");

    // when
    say(task, new NumbersAssigned(right));

    // then
    assertThat(effect(approval)).isEqualTo("APPLIED");
    assertThat(value("subject_number", task)).isEqualTo(right.subject());
  }

  @ParameterizedTest
  @CsvSource({"A", "N", "R", "F", "W"})
  @DisplayName("R-FLOW-8: what comes after the order has left is kept without effect")
  void what_comes_too_late_has_no_effect(String fact) throws Throwable {
    // given a case that ended otherwise, and one whose order is in another round
    AnOrder left = anOrder().submitted().sentToBureau();
    TestTopics.publish(left.invalidation(1));
    UUID closed = UUID.fromString(left.bureauTask());
    await().atMost(20, SECONDS).until(() -> "CLOSED".equals(value("state", closed)));
    AnOrder again = anOrder().submitted().sentToBureau();
    UUID older = UUID.fromString(again.bureauTask());
    say(older, Opinion.refusing(List.of(BureauReason.of("1007"))));
    again.submitted();
    AnOrder overtaken = anOrder().submitted().sentToBureau();
    UUID withdrawn = UUID.fromString(overtaken.bureauTask());
    TestTopics.publish(overtaken.withdrawal(1));
    await().atMost(20, SECONDS).until(() -> "CLOSED".equals(value("state", withdrawn)));

    // then
    for (UUID task : List.of(closed, older, withdrawn)) {
      String state = value("state", task);
      String outcome = value("outcome", task);
      assertThat(effect(say(task, facts(numbers()).get(fact)))).isEqualTo("LATE");
      assertThat(value("state", task)).isEqualTo(state);
      assertThat(value("outcome", task)).isEqualTo(outcome);
    }
    assertThat(left.published()).isEmpty();
  }

  @Test
  void the_next_round_may_have_the_numbers_that_the_refused_one_had() throws Throwable {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    FilingNumbers numbers = numbers();
    UUID first = UUID.fromString(order.bureauTask());
    say(first, new NumbersAssigned(numbers));
    say(first, Opinion.refusing(List.of(BureauReason.of("1007"))));

    // when
    UUID second = UUID.fromString(order.submitted().sentToBureau().bureauTask());
    say(second, Opinion.approving());
    say(second, new NumbersAssigned(numbers));

    // then
    assertThat(value("subject_number", second)).isEqualTo(numbers.subject());
  }

  @Test
  void hostile_words_and_numbers_are_cleaned_and_kept() throws Throwable {
    // given
    UUID task = UUID.fromString(anOrder().submitted().sentToBureau().bureauTask());

    // when
    String numbers =
        say(
            task,
            new NumbersAssigned(
                new FilingNumbers(
                    "浙\u0000ICP'; drop table bureau_fact; --" + "9".repeat(500),
                    List.of(new ServiceNumber(-1, "\u0000")))));
    say(
        task,
        Opinion.refusing(
            List.of(new BureauReason("9999\u0000", "\u0000", "x".repeat(5_000) + "\u0007"))));

    // then
    assertThat(effect(numbers)).isEqualTo("UNUSABLE");
    read(task.toString(), "officer-zj")
        .then()
        .body("outcome", equalTo("REJECT"))
        .body("reasons[0].code", equalTo("9999"))
        .body("reasons[0].message", equalTo("x".repeat(1_000)));
  }

  @Test
  void what_is_no_case_takes_no_facts_and_nobody_speaks_as_the_desk() throws Throwable {
    // given
    AnOrder order = anOrder().submitted();
    UUID preliminary = UUID.fromString(order.preliminaryTask());
    UUID task = UUID.fromString(order.sentToBureau().bureauTask());
    BureauFact approval = Opinion.approving();

    // then
    for (UUID none : List.of(preliminary, UUID.randomUUID())) {
      assertThatThrownBy(() -> say(none, approval))
          .isInstanceOf(ApiException.class)
          .hasMessage("NOT_FOUND");
    }
    for (String source : List.of("desk", "", "Ministry", "a".repeat(33))) {
      assertThatThrownBy(() -> take(new Told(task, source, "1", approval)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String id : List.of("", " ", "1".repeat(201))) {
      assertThatThrownBy(() -> take(new Told(task, SOURCE, id, approval)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Map<String, BureauFact> facts(FilingNumbers numbers) {
    Map<String, BureauFact> facts = new HashMap<>();
    facts.put("A", Opinion.approving());
    facts.put("N", new NumbersAssigned(numbers));
    facts.put("M", new NumbersAssigned(numbers()));
    facts.put("W", new NumbersAssigned(new FilingNumbers("沪ICP备2026000001号", List.of())));
    facts.put("R", Opinion.refusing(List.of(new BureauReason("1008", "subject", "营业执照不清晰"))));
    facts.put("F", new FormRefused(List.of(BureauReason.of("1022"))));
    return facts;
  }

  /** Numbers that nobody has, of a year whose series nothing else draws from. */
  static FilingNumbers numbers(Object... noAndEnding) {
    String subject = "浙ICP备2024" + SERIALS.getAndIncrement() + "号";
    Object[] services = noAndEnding.length == 0 ? new Object[] {1, "-1"} : noAndEnding;
    List<ServiceNumber> numbers = new ArrayList<>();
    for (int i = 0; i < services.length; i += 2) {
      numbers.add(new ServiceNumber((Integer) services[i], subject + services[i + 1]));
    }
    return new FilingNumbers(subject, numbers);
  }

  static String approveWith(FilingNumbers numbers) {
    return """
    {"outcome":"APPROVE","numbers":{"subject":"%s","services":[%s]}}"""
        .formatted(
            numbers.subject(),
            String.join(
                ",",
                numbers.services().stream()
                    .map(
                        each ->
                            "{\"serviceNo\":%d,\"number\":\"%s\"}"
                                .formatted(each.serviceNo(), each.number()))
                    .toList()));
  }

  /** Tells a fact under an id of its own, which it gives. */
  private String say(UUID task, BureauFact fact) throws Throwable {
    String id = UUID.randomUUID().toString();
    say(task, id, fact);
    return id;
  }

  private Taken say(UUID task, String id, BureauFact fact) throws Throwable {
    return take(new Told(task, SOURCE, id, fact));
  }

  private Taken take(Told told) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> takeVerdict.take(told));
  }

  private static String effect(String factId) {
    return fact("effect", factId);
  }

  private static String fact(String column, String factId) {
    return TestDatabase.value("select " + column + " from bureau_fact where fact_id = ?", factId);
  }

  private static String value(String column, UUID task) {
    return TestDatabase.value("select " + column + " from review_task where id = ?", task);
  }

  private static void told(AnOrder order, DomainEvent event) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(order.published()).containsExactly(event));
  }
}
