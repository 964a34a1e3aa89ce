package org.openbeian.review.inbound.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.review.AnOrder;
import org.openbeian.review.ReviewApi;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ErasureTest {

  @Test
  @DisplayName("R-EXP-4: the application is erased, what was decided stays")
  void erases_the_application_and_keeps_the_decision() {
    // given
    AnOrder order = anOrder().submitted();
    String task = order.preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    ReviewApi.answer(
            task,
            "reviewer-1",
            "{\"code\":\"ADDRESS_DETAILED\",\"answer\":\"NO\",\"note\":\"启明没有门牌\"}",
            ReviewApi.yes("NAME_RELATED"))
        .then()
        .statusCode(200);
    decide(task, "reviewer-1", ReviewApi.REJECT).then().statusCode(200);
    assertThat(dump(order)).contains("启明", "名称与主体", "qiming");
    TestDatabase.update(
        "insert into review_supplement values (gen_random_uuid(), ?, 1, 'MATERIAL', 'CLOSED', 1,"
            + " 'wanted', 'wrong', now(), 'c', 'n', 'answer', now(), null, now(),"
            + " '{\"items\": [{\"asking\": 1}]}')",
        UUID.fromString(task));
    TestDatabase.update(
        "insert into review_call values (gen_random_uuid(), ?, 1, 'subject.principal', 'REACHED',"
            + " now(), 'reviewer-1', 'said', now())",
        UUID.fromString(task));

    // when
    erase(order);
    erase(order);

    // then
    read(task, "reviewer-1")
        .then()
        .body("calls[0].result", equalTo("REACHED"))
        .body("calls[0].note", nullValue());
    ReviewApi.checklist(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("items.code", containsInAnyOrder("ADDRESS_DETAILED", "NAME_RELATED"))
        .body("items.find { it.code == 'ADDRESS_DETAILED' }.answer", equalTo("NO"))
        .body("items.note", everyItem(nullValue()));
    assertThat(
            TestDatabase.<String>value(
                "select answers::text from review_checklist where task_id = ?",
                UUID.fromString(task)))
        .contains("NAME_RELATED")
        .doesNotContain("k1.", "test.");
    assertThat(
            TestDatabase.value(
                "select concat(note, reason, courier, courier_number, answer,"
                    + " pictures #>> '{items,0}') from"
                    + " review_supplement where task_id = ?",
                UUID.fromString(task)))
        .isEmpty();
    assertThat(dump(order)).doesNotContain("启明", "名称", "qiming", "k1.", "test.");
    read(task, "reviewer-1")
        .then()
        .statusCode(200)
        .body("application", nullValue())
        .body("materials", empty())
        .body("erasedAt", notNullValue())
        .body("outcome", equalTo("REJECT"))
        .body("reasons[0].code", equalTo("NAME_UNRELATED"))
        .body("reasons[0].message", equalTo(""));
  }

  @Test
  @DisplayName("R-EXP-4: what the bureau said of it in words is erased, its codes stay")
  void erases_the_words_of_the_bureau() {
    // given
    AnOrder order = anOrder().submitted().sentToBureau();
    String task = order.bureauTask();
    claim(task, "officer-zj").then().statusCode(200);
    decide(task, "officer-zj", ReviewApi.BUREAU_REJECT).then().statusCode(200);
    assertThat(facts(task)).contains("无人接听", "1007", "1008");

    // when
    erase(order);
    erase(order);

    // then
    assertThat(facts(task))
        .contains("1007", "1008", "subject.principal.mobile")
        .doesNotContain("无人接听", "证件");
    read(task, "officer-zj").then().body("reasons[0].message", equalTo(""));
    ReviewApi.as("officer-zj")
        .get("/api/v1/bureau-facts?taskId=" + task)
        .then()
        .body("items[0].reasons[0].code", equalTo("1007"))
        .body("items[0].reasons[0].message", nullValue());
  }

  @Test
  @DisplayName("R-EXP-4: nothing that arrives after the erasure brings data back")
  void takes_no_submission_of_an_erased_order() {
    // given
    AnOrder order = anOrder();
    erase(order);

    // when
    UUID late = TestTopics.publish(order.submission(1));

    // then
    await().atMost(20, SECONDS).until(() -> "STALE".equals(outcome(late)));
    assertThat(dump(order)).isEmpty();
  }

  @Test
  @DisplayName("R-EXP-4: an order that is parked is erased all the same")
  void erases_what_is_parked() {
    // given
    AnOrder order = anOrder();
    UUID parked = park(order.submission(1), "PARKED");
    UUID deadLetter = park(order.submission(2), "DEAD_LETTER");

    // when
    erase(order);

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from parked_event where event_id in (?, ?)", parked, deadLetter))
        .isZero();
    ReviewApi.as("admin-1")
        .post("/api/v1/operations/parked-events/" + parked + "/replay")
        .then()
        .statusCode(404);
    assertThat(dump(order)).isEmpty();
  }

  @Test
  void an_erasure_that_was_parked_itself_is_replayed_with_what_waited_before_it() {
    // given
    AnOrder order = anOrder();
    UUID submission = park(order.submission(1), "PARKED");
    UUID erasure = UUID.randomUUID();
    park(erasure, "org.openbeian.order.personal-data-erased.v1", order, erased(order), "PARKED");

    // when
    ReviewApi.as("admin-1")
        .post("/api/v1/operations/parked-events/" + submission + "/replay")
        .then()
        .statusCode(200);

    // then
    assertThat(outcome(erasure)).isEqualTo("APPLIED");
    assertThat(dump(order)).contains("1").doesNotContain("启明", "qiming");
    assertThat(
            TestDatabase.count(
                "select count(*) from parked_event where event_key = ?", order.id().toString()))
        .isZero();
  }

  private static void erase(AnOrder order) {
    UUID event = TestTopics.publish(new PersonalDataErased(order.id(), 1));
    await().atMost(20, SECONDS).until(() -> "APPLIED".equals(outcome(event)));
  }

  private static String erased(AnOrder order) {
    return EventCodec.encode(new PersonalDataErased(order.id(), 1));
  }

  private static UUID park(OrderSubmitted event, String kind) {
    UUID id = UUID.randomUUID();
    TestDatabase.update(
        "insert into parked_event (event_id, kind, topic, event_key, type, source, occurred_at,"
            + " body, reason, parked_at) values (?, ?, 'beian.orders', ?,"
            + " 'org.openbeian.order.submitted.v1', '/order-service', now(), ?, 'some defect',"
            + " now())",
        id,
        kind,
        event.orderId().toString(),
        EventCodec.encode(event).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return id;
  }

  private static void park(UUID id, String type, AnOrder order, String body, String kind) {
    TestDatabase.update(
        "insert into parked_event (event_id, kind, topic, event_key, type, source, occurred_at,"
            + " body, reason, parked_at) values (?, ?, 'beian.orders', ?, ?, '/order-service',"
            + " now(), ?, 'some defect', now())",
        id,
        kind,
        order.id().toString(),
        type,
        body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String facts(String task) {
    return TestDatabase.value(
        "select string_agg(f::text, ' ') from bureau_fact f where task_id = ?",
        UUID.fromString(task));
  }

  private static String outcome(UUID event) {
    return TestDatabase.value("select outcome from inbox where event_id = ?", event);
  }

  private static String dump(AnOrder order) {
    return TestDatabase.value(
        "select coalesce((select string_agg(s::text, ' ') from submission s where order_id = ?), '')"
            + " || coalesce((select string_agg(t::text, ' ') from review_task t where order_id = ?),"
            + " '')",
        order.id().value(),
        order.id().value());
  }
}
