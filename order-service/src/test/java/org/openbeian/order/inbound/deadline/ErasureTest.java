package org.openbeian.order.inbound.deadline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.EventCodec;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ErasureTest {

  @Test
  @DisplayName("R-EXP-4: long after its end an order's personal data is erased, its life stays")
  void erases_an_abandoned_order_180_days_after_its_end() {
    // given
    AnOrder order = AnOrder.filledIn().submit();
    TestTopics.publish(order.rejected());
    order.awaitState(OrderState.PRELIMINARY_REJECTED);
    AnOrder next = AnOrder.draftOf(order.filer());
    String shared = takenOver(next, order);
    order.post("/abandonment").then().statusCode(200).body("erasedAt", nullValue());
    String etag = order.etag();
    assertThat(dueAt(order))
        .isEqualTo(Instant.parse(order.get("").path("updatedAt")).plus(Duration.ofDays(180)));
    TestDatabase.update(
        "insert into one_time_code values ('owner-code', ?, 'h', now(), now(), 1, 0)",
        order.id().value());
    TestDatabase.update(
        "insert into order_supplement values (gen_random_uuid(), ?, 1, 'MATERIAL', 'PROVIDED', 1,"
            + " 'wanted', 'wrong', null, now(), 'c', 'n', 'answer')",
        order.id().value());
    TestDatabase.update(
        "update material set kind = 'SUPPLEMENT', place = 'SUPPLEMENT', asking = 1, supplement_id ="
            + " (select id from order_supplement s where s.order_id = material.order_id)"
            + " where order_id = ? and kind = 'PRINCIPAL_ID_BACK' and place = 'SUBJECT_PRINCIPAL'",
        order.id().value());
    UUID parked = parked(order);
    TestDatabase.update(
        "insert into material_recognition select id, 'sealed', now() from material"
            + " where order_id = ?",
        order.id().value());
    List<Path> files = new ArrayList<>(files(order));
    assertThat(files).hasSize(6).allSatisfy(file -> assertThat(file).exists());

    // when
    endedEarlier(order, 179);
    order.get("").then().body("subject", notNullValue());
    endedEarlier(order, 1);

    // then
    PersonalDataErased told = order.awaitEvent(PersonalDataErased.class);
    assertThat(told.round()).isEqualTo(1);
    assertThat(EventCodec.encode(told))
        .isEqualTo("{\"orderId\":\"" + order.id() + "\",\"round\":1}");
    String row =
        TestDatabase.value("select o::text from orders o where id = ?", order.id().value());
    assertThat(row).doesNotContain("test.", "启明", "名称与主体无关", "qiming");
    for (String secret : Sample.personalData()) {
      assertThat(row).doesNotContain(secret);
    }
    assertThat(order.column("subject_key")).isEmpty();
    assertThat(rowsOf("order_domain", "order_id", order)).isZero();
    assertThat(rowsOf("one_time_code", "thing", order)).isZero();
    assertThat(rowsOf("contact_use", "order_id", order)).isZero();
    assertThat(rowsOf("material", "order_id", order)).isZero();
    assertThat(
            TestDatabase.count("select count(*) from material_recognition where fields = 'sealed'"))
        .isZero();
    // but for the picture that another order has taken over
    files.removeAll(files(next));
    assertThat(files).hasSize(5);
    assertThat(rowsOf("real_person_check", "order_id", order)).isZero();
    await()
        .atMost(15, SECONDS)
        .untilAsserted(() -> assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist()));
    next.get("/materials/" + shared + "/content").then().statusCode(200);
    assertThat(
            TestDatabase.value(
                "select concat(note, reason, courier, courier_number, answer) from"
                    + " order_supplement where order_id = ?",
                order.id().value()))
        .isEmpty();
    assertThat(TestDatabase.count("select count(*) from parked_event where event_id = ?", parked))
        .isZero();

    // and what happened, and when, can still be read
    order
        .get("")
        .then()
        .statusCode(200)
        .body("state", equalTo("ABANDONED"))
        .body("erasedAt", notNullValue())
        .body("subject", nullValue())
        .body("services", empty())
        .body("returned.reasons[0].code", equalTo("NAME_UNRELATED"))
        .body("returned.reasons[0].message", equalTo(""))
        .body("createdAt", notNullValue());
    assertThat(order.etag()).isNotEqualTo(etag);
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "PRE_REVIEW_REJECTED", "ABANDON");
    order.get("/preview").then().statusCode(200);
  }

  @Test
  @DisplayName("R-EXP-4: an order that expired is erased too, and only once")
  void erases_an_expired_order_once() {
    // given
    AnOrder order = AnOrder.filledIn();
    TestDatabase.update(
        "update orders set idle_since = idle_since - interval '45 days' where id = ?",
        order.id().value());
    TestDatabase.update(
        "update deadline set due_at = due_at - interval '45 days', step = 45"
            + " where kind = 'idle' and aggregate_id = ?",
        order.id().value());
    order.awaitState(OrderState.EXPIRED);

    // when
    endedEarlier(order, 180);
    order.awaitEvent(PersonalDataErased.class);
    String erasedAt = order.column("erased_at");
    arm(order);

    // then
    await().atMost(15, SECONDS).until(() -> personalDataDeadlines(order) == 0);
    assertThat(order.events(PersonalDataErased.class)).hasSize(1);
    assertThat(order.column("erased_at")).isEqualTo(erasedAt);
  }

  @Test
  @DisplayName("R-EXP-4: what is in progress or granted is kept, whatever deadline fires")
  void keeps_what_is_in_progress_or_granted() {
    // given
    AnOrder draft = AnOrder.filledIn();
    AnOrder granted = AnOrder.filledIn().grantedAs(AnOrder.newNumber());
    assertThat(personalDataDeadlines(granted)).isZero();

    // when
    arm(draft);
    arm(granted);

    // then
    await()
        .atMost(15, SECONDS)
        .until(() -> personalDataDeadlines(draft) + personalDataDeadlines(granted) == 0);
    draft.get("").then().body("erasedAt", nullValue()).body("services", not(empty()));
    granted.get("").then().body("erasedAt", nullValue()).body("services", not(empty()));
  }

  /** Takes the certificate of an order's subject over. */
  private static String takenOver(AnOrder order, AnOrder from) {
    String id = from.get("/materials").path("items.find { it.kind == 'SUBJECT_CERTIFICATE' }.id");
    return order
        .asFiler()
        .body("{\"materialId\":\"" + id + "\"}")
        .post(order.path() + "/materials/takeover")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** As if it had ended so much earlier than it did; then its deadline is looked at. */
  private static void endedEarlier(AnOrder order, int days) {
    TestDatabase.update(
        "update orders set state_since = state_since - ? * interval '1 day' where id = ?",
        days,
        order.id().value());
    TestDatabase.update(
        "update deadline set due_at = due_at - ? * interval '1 day'"
            + " where kind = 'personal-data' and aggregate_id = ?",
        days,
        order.id().value());
  }

  private static List<Path> files(AnOrder order) {
    String keys =
        TestDatabase.value(
            "select string_agg(storage_key, ' ') from material where order_id = ?",
            order.id().value());
    return Stream.of(String.valueOf(keys).split(" "))
        .map(key -> Path.of("target/materials/files", key.substring(0, 2), key))
        .toList();
  }

  private static void arm(AnOrder order) {
    TestDatabase.update(
        "insert into deadline (aggregate_id, kind, round, step, due_at)"
            + " values (?, 'personal-data', 0, 0, '2026-01-01T00:00:00Z')",
        order.id().value());
  }

  private static UUID parked(AnOrder order) {
    UUID id = UUID.randomUUID();
    TestDatabase.update(
        "insert into parked_event (event_id, kind, topic, event_key, type, source, occurred_at,"
            + " body, reason, parked_at) values (?, 'PARKED', 'beian.reviews', ?, 'unknown',"
            + " 'unknown', now(), '{}', 'some defect', now())",
        id,
        order.id().toString());
    return id;
  }

  private static Instant dueAt(AnOrder order) {
    long micros =
        TestDatabase.count(
            "select (extract(epoch from due_at) * 1000000)::bigint from deadline"
                + " where kind = 'personal-data' and aggregate_id = ?",
            order.id().value());
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static long personalDataDeadlines(AnOrder order) {
    return TestDatabase.count(
        "select count(*) from deadline where kind = 'personal-data' and aggregate_id = ?",
        order.id().value());
  }

  private static long rowsOf(String table, String column, AnOrder order) {
    return TestDatabase.count(
        "select count(*) from " + table + " where " + column + " = ?", order.id().value());
  }
}
