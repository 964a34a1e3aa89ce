package org.openbeian.review;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.REQUEST_CHANGES;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;
import static org.openbeian.review.ReviewApi.release;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-3: supplements before a pass")
class SupplementsTest {

  private static final Actor REVIEWER = new Actor(Actor.Kind.REVIEWER, "reviewer-1");
  private static final String VIDEO = "{\"kind\":\"VIDEO_CHECK\"}";
  private static final String ORIGINALS = "{\"kind\":\"MAILED_ORIGINALS\",\"note\":\"请邮寄授权书原件\"}";
  private static final String WRONG = "{\"reason\":\"授权书未加盖公章\"}";
  private static final String COURIER_NUMBER = "SF1234567890123";

  @Test
  @DisplayName("R-FLOW-3: mailed originals are asked for, asked for again, arrive, are accepted")
  void mailed_originals_are_asked_for_twice_arrive_and_are_accepted() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);

    // when
    String id =
        ask(task, ORIGINALS)
            .then()
            .statusCode(201)
            .body("state", equalTo("ASKED"))
            .body("asking", equalTo(1))
            .body("note", equalTo("请邮寄授权书原件"))
            .body("reason", nullValue())
            .extract()
            .path("id");
    provide(order, id, 1);
    only(task)
        .body("supplements[0].state", equalTo("PROVIDED"))
        .body("supplements[0].courier", equalTo("顺丰速运"))
        .body("supplements[0].courierNumber", equalTo(COURIER_NUMBER));
    act(task, id, "acceptance", "")
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENT_NOT_ARRIVED"))
        .body("rule", equalTo("R-FLOW-3"));
    act(task, id, "arrival", "").then().statusCode(200).body("arrivedAt", notNullValue());
    act(task, id, "refusal", WRONG)
        .then()
        .statusCode(200)
        .body("state", equalTo("ASKED"))
        .body("asking", equalTo(2))
        .body("reason", equalTo("授权书未加盖公章"))
        .body("courierNumber", nullValue())
        .body("arrivedAt", nullValue());
    provide(order, id, 2);
    act(task, id, "arrival", "").then().statusCode(200);
    act(task, id, "acceptance", "").then().statusCode(200).body("state", equalTo("ACCEPTED"));

    // then
    decide(task, "reviewer-1", PASS).then().statusCode(200);
    UUID supplement = UUID.fromString(id);
    UUID taskId = UUID.fromString(task);
    String address =
        ConfigProvider.getConfig().getValue("beian.review.mailing-address", String.class);
    assertThat(address).contains("备案资料组");
    SupplementRequested first =
        new SupplementRequested(
            order.id(),
            1,
            taskId,
            REVIEWER,
            supplement,
            1,
            SupplementKind.MAILED_ORIGINALS,
            "请邮寄授权书原件",
            null,
            address);
    SupplementRequested second =
        new SupplementRequested(
            order.id(),
            1,
            taskId,
            REVIEWER,
            supplement,
            2,
            SupplementKind.MAILED_ORIGINALS,
            "请邮寄授权书原件",
            "授权书未加盖公章",
            address);
    published(
        order,
        first,
        new SupplementArrived(order.id(), 1, taskId, REVIEWER, supplement, 1),
        second,
        new SupplementArrived(order.id(), 1, taskId, REVIEWER, supplement, 2),
        new SupplementAccepted(order.id(), 1, taskId, REVIEWER, supplement, 2));
  }

  @Test
  @DisplayName("R-FLOW-3: a task with an open supplement can't be passed, and says which")
  void a_task_with_an_open_supplement_is_not_passed() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String video = ask(task, VIDEO).then().statusCode(201).extract().path("id");
    String photo = ask(task, "{\"kind\":\"CURTAIN_PHOTO\"}").then().extract().path("id");

    // then
    decide(task, "reviewer-1", PASS)
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENTS_OPEN"))
        .body("rule", equalTo("R-FLOW-3"))
        .body("detail", containsString("VIDEO_CHECK " + video))
        .body("detail", containsString("CURTAIN_PHOTO " + photo));

    // and when it is provided and accepted
    provide(order, video, 1);
    provide(order, photo, 1);
    decide(task, "reviewer-1", PASS).then().statusCode(409);
    act(task, video, "acceptance", "").then().statusCode(200);
    act(task, photo, "acceptance", "").then().statusCode(200);
    only(task).body("supplementsOpen", equalTo(0));
    decide(task, "reviewer-1", PASS).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"REJECT", "REQUEST_CHANGES"})
  @DisplayName("R-FLOW-3: any other decision closes what is open")
  void any_other_decision_closes_what_is_open(String outcome) {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");

    // when
    decide(task, "reviewer-1", REQUEST_CHANGES.replace("REQUEST_CHANGES", outcome))
        .then()
        .statusCode(200)
        .body("supplementsOpen", equalTo(0));

    // then
    only(task)
        .body("supplements[0].state", equalTo("CLOSED"))
        .body("supplements[0].endedAt", notNullValue());
    assertThat(outcomeOf(TestTopics.publish(order.supplementProvided(1, id, 1))))
        .isEqualTo("REJECTED");
    ask(task, VIDEO).then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
    act(task, id, "acceptance", "").then().statusCode(409).body("code", equalTo("TASK_DECIDED"));
  }

  @Test
  @DisplayName("R-FLOW-3, R-FLOW-8: withdrawal closes what is open, and late answers are stale")
  void withdrawal_closes_what_is_open() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");

    // when
    assertThat(outcomeOf(TestTopics.publish(order.withdrawal(1)))).isEqualTo("APPLIED");

    // then
    only(task)
        .body("state", equalTo("CLOSED"))
        .body("supplementsOpen", equalTo(0))
        .body("supplements[0].state", equalTo("CLOSED"));
    order.submitted();
    assertThat(outcomeOf(TestTopics.publish(order.supplementProvided(1, id, 1))))
        .isEqualTo("STALE");
    assertThat(outcomeOf(TestTopics.publish(order.supplementProvided(2, id, 1))))
        .isEqualTo("REJECTED");
    read(order.preliminaryTask(), "reviewer-1").then().body("supplements", empty());
  }

  @Test
  @DisplayName("R-FLOW-3: a newer round closes what the older one left open")
  void a_newer_round_closes_what_the_older_one_left_open() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    ask(task, VIDEO).then().statusCode(201);

    // when
    order.submitted();

    // then
    only(task)
        .body("closedBecause", equalTo("SUPERSEDED"))
        .body("supplements[0].state", equalTo("CLOSED"));
  }

  @Test
  @DisplayName("R-FLOW-3: an answer has one effect, however often it comes")
  void an_answer_has_one_effect() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");
    UUID event = UUID.randomUUID();
    for (int delivery = 0; delivery < 3; delivery++) {
      TestTopics.publish(event, order.supplementProvided(1, id, 1));
    }
    assertThat(outcomeOf(event)).isEqualTo("APPLIED");

    // then under a new id too
    assertThat(outcomeOf(TestTopics.publish(order.supplementProvided(1, id, 1))))
        .isEqualTo("REJECTED");

    // and an answer to an older asking changes nothing
    act(task, id, "refusal", WRONG).then().statusCode(200);
    assertThat(outcomeOf(TestTopics.publish(order.supplementProvided(1, id, 1))))
        .isEqualTo("STALE");
    assertThat(
            outcomeOf(
                TestTopics.publish(order.supplementProvided(1, UUID.randomUUID().toString(), 1))))
        .isEqualTo("REJECTED");
    only(task).body("supplements[0].state", equalTo("ASKED"));
  }

  @Test
  @DisplayName("R-FLOW-3: only the one who has claimed a preliminary review asks and judges")
  void only_the_one_who_has_claimed_it_asks_and_judges() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    ask(task, VIDEO).then().statusCode(409).body("code", equalTo("TASK_NOT_CLAIMED"));
    claim(task, "reviewer-1").then().statusCode(200);
    String id = ask(task, VIDEO).then().statusCode(201).extract().path("id");
    provide(order, id, 1);

    // then
    for (String user : List.of("reviewer-2", "lead-1")) {
      askAs(user, task, VIDEO).then().statusCode(409).body("code", equalTo("TASK_TAKEN"));
      actAs(user, task, id, "acceptance", "").then().statusCode(409);
      actAs(user, task, id, "refusal", WRONG).then().statusCode(409);
    }
    for (String user : List.of("filer-b", "officer-zj", "auditor-1")) {
      askAs(user, task, VIDEO).then().statusCode(403);
      actAs(user, task, id, "acceptance", "").then().statusCode(403);
    }
    String own = anOrder().of("acct-a").submitted().preliminaryTask();
    askAs("reviewer-a", own, VIDEO).then().statusCode(403).body("rule", equalTo("R-PERM-2"));
    String another = claimed(anOrder().submitted());
    act(another, id, "acceptance", "").then().statusCode(404);
    act(task, UUID.randomUUID().toString(), "acceptance", "").then().statusCode(404);
    act(task, "no-uuid", "acceptance", "").then().statusCode(404);
    ask(UUID.randomUUID().toString(), VIDEO).then().statusCode(404);
    askAs("reviewer-1", order.sentToBureau().bureauTask(), VIDEO).then().statusCode(403);
  }

  @Test
  @DisplayName("R-FLOW-3: who takes the task over goes on with its supplements")
  void who_takes_the_task_over_goes_on() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");

    // when
    release(task, "reviewer-1").then().statusCode(200);
    provide(order, id, 1);
    claim(task, "reviewer-2").then().statusCode(200);

    // then
    actAs("reviewer-2", task, id, "acceptance", "").then().statusCode(200);
    decide(task, "reviewer-2", PASS).then().statusCode(200);
  }

  @Test
  @DisplayName("R-FLOW-3: a supplement is judged only once it was provided")
  void is_judged_only_once_it_was_provided() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");

    // then
    for (String what : List.of("acceptance", "arrival", "refusal")) {
      act(task, id, what, what.equals("refusal") ? WRONG : "")
          .then()
          .statusCode(409)
          .body("code", equalTo("SUPPLEMENT_STATE_FORBIDS_ACT"))
          .body("rule", equalTo("R-FLOW-3"));
    }
    provide(order, id, 1);
    act(task, id, "arrival", "").then().statusCode(409);
    act(task, id, "acceptance", "").then().statusCode(200);
    act(task, id, "acceptance", "").then().statusCode(409);
    act(task, id, "refusal", WRONG).then().statusCode(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                        | kind | SUPPLEMENT_KIND_MISSING",
        "{\"kind\":\"MATERIAL\"}                   | note | SUPPLEMENT_TEXT_MISSING",
        "{\"kind\":\"MATERIAL\",\"note\":\"  \"}   | note | SUPPLEMENT_TEXT_MISSING",
        "{\"kind\":\"VIDEO_CHECK\",\"note\":\"LONG\"} | note | TEXT_TOO_LONG",
        "{\"kind\":\"MATERIAL\",\"note\":\"a\\u0000b\"} | note | TEXT_CONTROL",
      })
  @DisplayName("R-FLOW-3: the filer must be told what is wanted")
  void the_filer_must_be_told_what_is_wanted(String body, String path, String code) {
    String task = claimed(anOrder().submitted());
    ask(task, body.replace("LONG", "长".repeat(501)))
        .then()
        .statusCode(422)
        .body("violations.path", contains(path))
        .body("violations.code", contains(code))
        .body("violations.rule", contains("R-FLOW-3"));
    ask(task, "{\"kind\":\"A_CAKE\"}").then().statusCode(400);
  }

  @Test
  @DisplayName("R-FLOW-3: who is asked again must be told why")
  void who_is_asked_again_must_be_told_why() {
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, VIDEO).then().extract().path("id");
    provide(order, id, 1);
    for (String body : List.of("", "{}", "{\"reason\":\" \"}")) {
      act(task, id, "refusal", body)
          .then()
          .statusCode(422)
          .body("violations.code", contains("SUPPLEMENT_TEXT_MISSING"));
    }
  }

  @Test
  @DisplayName("R-FLOW-3: a task asks for ten supplements at most; a repeated request asks once")
  void a_task_asks_for_ten_at_most() {
    // given
    String task = claimed(anOrder().submitted());
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      as("reviewer-1")
          .header("Idempotency-Key", key)
          .body("{\"kind\":\"MATERIAL\",\"note\":\"第1项\"}")
          .post(path(task))
          .then()
          .statusCode(201);
    }
    for (int i = 2; i <= 10; i++) {
      ask(task, "{\"kind\":\"MATERIAL\",\"note\":\"第" + i + "项\"}").then().statusCode(201);
    }

    // then
    ask(task, VIDEO)
        .then()
        .statusCode(409)
        .body("code", equalTo("TOO_MANY_SUPPLEMENTS"))
        .body("rule", equalTo("R-FLOW-3"));
    only(task)
        .body("supplements", hasSize(10))
        .body("supplements[9].note", equalTo("第10项"))
        .body("supplementsOpen", equalTo(10));
  }

  @Test
  @DisplayName("R-FLOW-3: the queue is filtered by tasks that wait for a supplement")
  void the_queue_is_filtered_by_what_waits_for_a_supplement() {
    // given
    AnOrder order = anOrder().in("650000").submitted();
    String waiting = claimed(order);
    String id = ask(waiting, VIDEO).then().extract().path("id");
    String without = anOrder().in("650000").submitted().preliminaryTask();

    // then
    list("true").body("items.id", contains(waiting)).body("items[0].supplementsOpen", equalTo(1));
    list("false").body("items.id", contains(without));
    as("reviewer-1").get("/api/v1/review-tasks?supplementsWaiting=perhaps").then().statusCode(400);

    // and no more when it is accepted
    provide(order, id, 1);
    act(waiting, id, "acceptance", "").then().statusCode(200);
    list("true").body("items", empty());
  }

  @Test
  @DisplayName("R-FLOW-3: what the filer says is sealed in the database")
  void what_the_filer_says_is_sealed() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    provide(order, ask(task, ORIGINALS).then().extract().path("id"), 1);

    // when
    String dump =
        List.of("review_supplement", "outbox", "idempotent_request").stream()
            .map(
                table ->
                    TestDatabase.value(
                        "select string_agg(cast(row as text), ' ') from " + table + " row"))
            .reduce("", (all, rows) -> all + rows);

    // then
    assertThat(dump).contains(task).doesNotContain(COURIER_NUMBER, "顺丰速运");
  }

  private static String claimed(AnOrder order) {
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    return task;
  }

  private static Response ask(String task, String body) {
    return askAs("reviewer-1", task, body);
  }

  private static Response askAs(String user, String task, String body) {
    return as(user).body(body).post(path(task));
  }

  private static Response act(String task, String supplement, String act, String body) {
    return actAs("reviewer-1", task, supplement, act, body);
  }

  private static Response actAs(
      String user, String task, String supplement, String act, String body) {
    return as(user).body(body).post(path(task) + "/" + supplement + "/" + act);
  }

  private static String path(String task) {
    return "/api/v1/review-tasks/" + task + "/supplements";
  }

  private static ValidatableResponse only(String task) {
    return read(task, "reviewer-1").then().statusCode(200);
  }

  private static ValidatableResponse list(String waiting) {
    return as("reviewer-1")
        .get("/api/v1/review-tasks?province=650000&supplementsWaiting=" + waiting)
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("R-FLOW-3, R-PERM-2: pictures are shown by asking, and looked at by the holder")
  void pictures_are_shown_by_asking_and_looked_at_by_the_holder() {
    // given
    AnOrder order = anOrder().submitted();
    String task = claimed(order);
    String id = ask(task, "{\"kind\":\"CURTAIN_PHOTO\"}").then().extract().path("id");
    only(task).body("supplements[0].materials", empty());
    SubmittedMaterial first = AnOrder.picture(id);
    SubmittedMaterial second = AnOrder.picture(id);

    // when
    provide(order, id, 1, first);
    act(task, id, "refusal", WRONG).then().statusCode(200);
    provide(order, id, 2, second);

    // then
    only(task)
        .body("supplements[0].asking", equalTo(2))
        .body(
            "supplements[0].materials.id", contains(first.id().toString(), second.id().toString()))
        .body("supplements[0].materials.asking", contains(1, 2))
        .body("supplements[0].materials[0].kind", equalTo("SUPPLEMENT"))
        .body("supplements[0].materials[0].of", equalTo("supplements[" + id + "]"))
        .body("supplements[0].materials[0].sha256", equalTo(first.sha256()))
        .body("materials.kind", contains("SUBJECT_CERTIFICATE", "PRINCIPAL_ID_FRONT"));
    for (SubmittedMaterial each : List.of(first, second)) {
      permit(task, each.id(), "reviewer-1")
          .then()
          .statusCode(201)
          .body("lookAt", equalTo("/api/v1/materials/" + each.id() + "/looks"));
      permit(task, each.id(), "reviewer-2").then().statusCode(409);
    }
    String others = claimed(anOrder().submitted());
    permit(others, first.id(), "reviewer-1").then().statusCode(404);
  }

  private static Response permit(String task, UUID material, String user) {
    return as(user).post("/api/v1/review-tasks/" + task + "/materials/" + material + "/permits");
  }

  private static void provide(
      AnOrder order, String supplement, int asking, SubmittedMaterial... pictures) {
    assertThat(
            outcomeOf(
                TestTopics.publish(
                    order.supplementProvided(
                        order.round(), supplement, asking, List.of(pictures)))))
        .isEqualTo("APPLIED");
  }

  private static String outcomeOf(UUID event) {
    return await()
        .atMost(20, SECONDS)
        .until(
            () -> TestDatabase.value("select outcome from inbox where event_id = ?", event),
            found -> found != null);
  }

  private static void published(AnOrder order, DomainEvent... supplements) {
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.published())
                    .filteredOn(event -> event.getClass().getSimpleName().startsWith("Supplement"))
                    .containsExactly(supplements));
  }
}
