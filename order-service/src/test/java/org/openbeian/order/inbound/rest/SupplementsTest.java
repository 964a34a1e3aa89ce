package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.MaterialPermit;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.order.MaterialViewed;
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.contracts.order.SupplementStep;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.order.AnOrder;
import org.openbeian.order.SamplePictures;
import org.openbeian.order.domain.OrderState;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Signer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-3: supplements before a pass")
class SupplementsTest {

  private static final String KEY = "dGVzdC1rZXktZm9yLXNlYWxpbmctMzItYnl0ZXMhISE=";
  private static final String ADDRESS = "杭州市示例路1号";
  private static final String WISH = "请邮寄授权书原件";
  private static final String COURIER =
      "{\"courier\":\"顺丰速运\",\"courierNumber\":\"SF1234567890123\"}";
  private static final String NOTE = "{\"note\":\"已完成视频核验\"}";
  private static final UUID TASK = UUID.randomUUID();

  private final Sealer sealer = new Sealer("test:" + KEY, KEY);

  @Test
  @DisplayName("R-FLOW-3: mailed originals are asked for twice, arrive and are accepted")
  void mailed_originals_are_asked_for_twice_arrive_and_are_accepted() {
    // given
    AnOrder order = inReview();
    order.get("/supplements").then().statusCode(200).body("items", empty());
    UUID id = UUID.randomUUID();

    // when
    applied(request(order, id, 1, SupplementKind.MAILED_ORIGINALS, null));
    order
        .get("/supplements")
        .then()
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(id.toString()))
        .body("items[0].state", equalTo("ASKED"))
        .body("items[0].note", equalTo(WISH))
        .body("items[0].mailTo", equalTo(ADDRESS))
        .body("items[0].answer", nullValue());
    answer(order, id, COURIER)
        .then()
        .statusCode(200)
        .body("state", equalTo("PROVIDED"))
        .body("answer.courierNumber", equalTo("SF1234567890123"));
    applied(arrival(order, id, 1));
    applied(request(order, id, 2, SupplementKind.MAILED_ORIGINALS, "未加盖公章"));
    order
        .get("/supplements")
        .then()
        .body("items[0].state", equalTo("ASKED"))
        .body("items[0].reason", equalTo("未加盖公章"))
        .body("items[0].answer", nullValue())
        .body("items[0].arrivedAt", nullValue());
    answer(order, id, COURIER).then().statusCode(200);
    applied(arrival(order, id, 2));
    applied(acceptance(order, id, 2));

    // then
    order
        .get("/supplements")
        .then()
        .body("items[0].state", equalTo("ACCEPTED"))
        .body("items[0].arrivedAt", notNullValue())
        .body("items[0].acceptedAt", notNullValue());
    await()
        .atMost(15, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.events(SupplementProgressed.class))
                    .extracting(SupplementProgressed::step)
                    .containsExactly(
                        SupplementStep.ASKED,
                        SupplementStep.ARRIVED,
                        SupplementStep.ASKED_AGAIN,
                        SupplementStep.ARRIVED,
                        SupplementStep.ACCEPTED));
    SupplementProgressed again = order.events(SupplementProgressed.class).get(2);
    assertThat(again.mailTo()).isEqualTo(ADDRESS);
    assertThat(again.note()).isEqualTo(WISH);
    assertThat(again.reason()).isEqualTo("未加盖公章");
    assertThat(again.recipient().account().value()).isEqualTo(order.account());
    List<SupplementProvided> provided = order.events(SupplementProvided.class);
    assertThat(provided).extracting(SupplementProvided::asking).containsExactly(1, 2);
    assertThat(provided).extracting(SupplementProvided::supplementId).containsOnly(id);
    assertThat(sealer.open(provided.get(0).courierNumber())).isEqualTo("SF1234567890123");
    assertThat(order.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
  }

  @Test
  @DisplayName("R-FLOW-3: the same answer again changes nothing, another one is refused")
  void the_same_answer_again_changes_nothing() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.VIDEO_CHECK);
    answer(order, id, NOTE).then().statusCode(200).body("answer.note", equalTo("已完成视频核验"));
    order.awaitEvent(SupplementProvided.class);
    String etag = order.etag();

    // when
    answer(order, id, NOTE).then().statusCode(200).body("state", equalTo("PROVIDED"));

    // then
    assertThat(order.etag()).isEqualTo(etag);
    awaitAllSent(order);
    assertThat(order.events(SupplementProvided.class)).hasSize(1);
    answer(order, id, "{\"note\":\"又做了一次\"}")
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENT_NOT_ASKED"))
        .body("rule", equalTo("R-FLOW-3"));
    applied(acceptance(order, id, 1));
    answer(order, id, NOTE).then().statusCode(409);
  }

  @Test
  @DisplayName("R-FLOW-3, R-EXP-1: an answer is an update by the filer and restarts the clock")
  void an_answer_restarts_the_clock() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.VIDEO_CHECK);
    String submitted = order.column("idle_since");
    assertThat(dueAt(order)).isEqualTo(plus30(submitted));

    // when
    TestClock.advance(Duration.ofDays(3));
    answer(order, id, NOTE).then().statusCode(200);

    // then
    assertThat(order.column("idle_since")).isGreaterThan(submitted);
    assertThat(dueAt(order)).isEqualTo(plus30(order.column("idle_since")));
  }

  @Test
  @DisplayName("R-FLOW-3: what is not accepted closes when the order leaves its review")
  void what_is_not_accepted_closes_with_its_review() {
    // given one accepted, one provided and one open
    AnOrder order = inReview();
    UUID accepted = asked(order, SupplementKind.VIDEO_CHECK);
    answer(order, accepted, NOTE).then().statusCode(200);
    applied(acceptance(order, accepted, 1));
    UUID provided = asked(order, SupplementKind.CURTAIN_PHOTO);
    upload(order, provided, picture(1)).then().statusCode(201);
    answer(order, provided, NOTE).then().statusCode(200);
    UUID open = asked(order, SupplementKind.MAILED_ORIGINALS);

    // when
    TestTopics.publish(order.rejected());
    order.awaitState(OrderState.PRELIMINARY_REJECTED);

    // then
    order.get("/supplements").then().body("items.state", contains("ACCEPTED", "CLOSED", "CLOSED"));
    answer(order, open, COURIER)
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"))
        .body("rule", equalTo("R-FLOW-3"));
    outcome("REJECTED", request(order, UUID.randomUUID(), 1, SupplementKind.VIDEO_CHECK, null));

    // and the next round does not open it again
    order.submit();
    order.get("/supplements").then().body("items.state", contains("ACCEPTED", "CLOSED", "CLOSED"));
    answer(order, open, COURIER)
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENT_NOT_ASKED"));
    UUID next = asked(order, SupplementKind.VIDEO_CHECK);
    order
        .get("/supplements")
        .then()
        .body("items[3].id", equalTo(next.toString()))
        .body("items[3].round", equalTo(2))
        .body("items[3].state", equalTo("ASKED"));
  }

  @Test
  @DisplayName("R-FLOW-3: events of an older round, or told twice, change nothing")
  void stale_and_repeated_events_change_nothing() {
    // given
    AnOrder order = inReview();
    UUID id = UUID.randomUUID();
    SupplementRequested first = request(order, id, 1, SupplementKind.VIDEO_CHECK, null);
    SupplementArrived early = arrival(order, id, 1);
    UUID event = UUID.randomUUID();
    for (int delivery = 0; delivery < 3; delivery++) {
      TestTopics.publish(event, first);
    }
    AnOrder.awaitOutcome(event, "APPLIED");

    // then
    outcome("STALE", first);
    outcome("REJECTED", early);
    outcome("REJECTED", acceptance(order, id, 1));
    outcome("REJECTED", acceptance(order, UUID.randomUUID(), 1));
    answer(order, id, NOTE).then().statusCode(200);
    applied(request(order, id, 2, SupplementKind.VIDEO_CHECK, "不清晰"));
    outcome("STALE", acceptance(order, id, 1));
    outcome("STALE", request(order, id, 2, SupplementKind.VIDEO_CHECK, "不清晰"));
    order.post("/withdrawal").then().statusCode(200);
    order.submit();
    outcome("STALE", first);
    outcome("STALE", new SupplementAccepted(order.id(), 1, TASK, AnOrder.REVIEWER, id, 2));
    order.get("/supplements").then().body("items.state", contains("CLOSED"));
    awaitAllSent(order);
    assertThat(order.events(SupplementProgressed.class))
        .extracting(SupplementProgressed::step)
        .containsExactly(SupplementStep.ASKED, SupplementStep.ASKED_AGAIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAILED_ORIGINALS | {}                                                 | courierNumber | REQUIRED",
        "MAILED_ORIGINALS | {\"note\":\"寄了\"}                                | courierNumber | REQUIRED",
        "MAILED_ORIGINALS | {\"courierNumber\":\"SF12345\"}                    | courierNumber | COURIER_NUMBER",
        "MAILED_ORIGINALS | {\"courierNumber\":\"SF 1234567890\"}              | courierNumber | COURIER_NUMBER",
        "MAILED_ORIGINALS | {\"courierNumber\":\"123456789012345678901234567890123\"} | courierNumber | COURIER_NUMBER",
        "MAILED_ORIGINALS | {\"courierNumber\":\"SF1234567890\",\"courier\":\"LONG\"} | courier | TOO_LONG",
        "MATERIAL         | {}                                                 | note          | REQUIRED",
        "VIDEO_CHECK      | {\"note\":\" \"}                                   | note          | REQUIRED",
        "CURTAIN_PHOTO    | {\"note\":\"LONG\"}                                | note          | TOO_LONG",
        "CURTAIN_PHOTO    | {\"note\":\"a\",\"courierNumber\":\"SF1234567890\"} | courierNumber | NOTHING_MAILED",
        "MATERIAL         | {\"note\":\"a\",\"courier\":\"顺丰\"}              | courier       | NOTHING_MAILED",
        "MATERIAL         | {\"note\":\"a\"}                                 | materials     | SUPPLEMENT_PICTURES_REQUIRED",
        "CURTAIN_PHOTO    | {\"note\":\"a\"}                                 | materials     | SUPPLEMENT_PICTURES_REQUIRED",
      })
  @DisplayName("R-FLOW-3: an answer that is none is refused")
  void an_answer_that_is_none_is_refused(
      SupplementKind kind, String body, String path, String code) {
    AnOrder order = inReview();
    UUID id = asked(order, kind);
    answer(order, id, body.replace("LONG", "长".repeat(501)))
        .then()
        .statusCode(422)
        .body("violations.path", hasItem(path))
        .body("violations.code", hasItem(code));
    awaitAllSent(order);
    assertThat(order.events(SupplementProvided.class)).isEmpty();
    answer(order, id, "").then().statusCode(400);
    answer(order, id, "{\"unknown\":1}").then().statusCode(400);
  }

  @Test
  @DisplayName("R-FLOW-3, R-PERM-1: only the order's own account sees it, and only who may edit")
  void only_the_orders_own_account_answers() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.VIDEO_CHECK);
    String path = order.path() + "/supplements";
    String answer = path + "/" + id + "/answer";

    // then
    as("filer-b").get(path).then().statusCode(404);
    as("filer-b").body(NOTE).put(answer).then().statusCode(404);
    order.asViewer().get(path).then().statusCode(200);
    order.asViewer().body(NOTE).put(answer).then().statusCode(403);
    as("reviewer-1").get(path).then().statusCode(403);
    as("reviewer-1").body(NOTE).put(answer).then().statusCode(403);
    answer(order, UUID.randomUUID(), NOTE).then().statusCode(404);
    answer(inReview(), id, NOTE).then().statusCode(404);
    order.asFiler().body(NOTE).put(path + "/no-uuid/answer").then().statusCode(404);
    order.asFiler().get("/api/v1/orders/no-uuid/supplements").then().statusCode(404);
  }

  @Test
  @DisplayName("R-FLOW-3: what the filer says is sealed in the database")
  void what_the_filer_says_is_sealed() {
    // given
    AnOrder order = inReview();
    answer(order, asked(order, SupplementKind.MAILED_ORIGINALS), COURIER).then().statusCode(200);

    // then
    for (String table : List.of("order_supplement", "outbox", "timeline")) {
      String dump =
          TestDatabase.value("select string_agg(cast(row as text), ' ') from " + table + " row");
      assertThat(String.valueOf(dump)).doesNotContain("SF1234567890123", "顺丰速运");
    }
  }

  @Test
  @DisplayName("R-FLOW-3: pictures are uploaded, handed over with the answer, and asked for anew")
  void pictures_are_handed_over_with_the_answer() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.CURTAIN_PHOTO);
    String etag = order.etag();

    // when
    Response uploaded = upload(order, id, picture(1));
    String first = uploaded.then().statusCode(201).body("asking", equalTo(1)).extract().path("id");
    assertThat(uploaded.getHeader("Location"))
        .endsWith("/supplements/" + id + "/materials/" + first);
    assertThat(order.etag()).isEqualTo(etag);
    String second = upload(order, id, picture(2)).then().statusCode(201).extract().path("id");
    String third = upload(order, id, picture(3)).then().statusCode(201).extract().path("id");
    remove(order, id, second).then().statusCode(204);
    remove(order, id, second).then().statusCode(404);
    answer(order, id, NOTE)
        .then()
        .statusCode(200)
        .body("materials.id", contains(first, third))
        .body("materials.asking", contains(1, 1));

    // then the reviewer hears of them
    SupplementProvided provided = order.awaitEvent(SupplementProvided.class);
    assertThat(provided.materials())
        .extracting(each -> each.id().toString())
        .containsExactly(first, third);
    assertThat(provided.materials())
        .allSatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(MaterialKind.SUPPLEMENT);
              assertThat(each.of()).isEqualTo("supplements[" + id + "]");
            });

    // and they change no more
    upload(order, id, picture(4))
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENT_NOT_ASKED"))
        .body("rule", equalTo("R-FLOW-3"));
    remove(order, id, first).then().statusCode(409);

    // and asked again, new ones are needed, while those stay with their asking
    applied(request(order, id, 2, SupplementKind.CURTAIN_PHOTO, "不清晰"));
    answer(order, id, NOTE)
        .then()
        .statusCode(422)
        .body("violations.code", contains("SUPPLEMENT_PICTURES_REQUIRED"));
    remove(order, id, first)
        .then()
        .statusCode(409)
        .body("code", equalTo("SUPPLEMENT_PICTURE_PROVIDED"));
    String again = upload(order, id, picture(1)).then().statusCode(201).extract().path("id");
    answer(order, id, NOTE).then().statusCode(200).body("materials.asking", contains(1, 1, 2));
    await().atMost(15, SECONDS).until(() -> order.events(SupplementProvided.class).size() == 2);
    assertThat(order.awaitEvent(SupplementProvided.class).materials())
        .extracting(each -> each.id().toString())
        .containsExactly(again);

    // and no material of the application is any of them
    order.get("/materials").then().body("items.kind", not(hasItem("SUPPLEMENT")));
    order.get("/materials/" + again).then().statusCode(404);
    order.get("/materials/" + again + "/content").then().statusCode(404);
    order
        .asFiler()
        .get("/api/v1/materials-library?limit=100")
        .then()
        .body("items.kind", not(hasItem("SUPPLEMENT")));
  }

  @Test
  @DisplayName("R-FLOW-3: the same picture again is one, ten are enough, and no other kind has any")
  void takes_ten_pictures_of_the_kinds_that_have_some() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.MATERIAL);
    String first = upload(order, id, picture(0)).then().statusCode(201).extract().path("id");

    // then
    upload(order, id, picture(0)).then().statusCode(201).body("id", equalTo(first));
    for (int i = 1; i < 10; i++) {
      upload(order, id, picture(i)).then().statusCode(201);
    }
    upload(order, id, picture(0)).then().statusCode(201).body("id", equalTo(first));
    upload(order, id, picture(10))
        .then()
        .statusCode(409)
        .body("code", equalTo("TOO_MANY_SUPPLEMENT_PICTURES"))
        .body("detail", containsString("10"));
    for (SupplementKind kind :
        List.of(SupplementKind.VIDEO_CHECK, SupplementKind.MAILED_ORIGINALS)) {
      upload(order, asked(order, kind), picture(0))
          .then()
          .statusCode(409)
          .body("code", equalTo("SUPPLEMENT_TAKES_NO_PICTURES"));
    }
    upload(order, id, "<svg/>".getBytes(UTF_8))
        .then()
        .statusCode(422)
        .body("violations.path", contains("file"))
        .body("rule", equalTo("R-MAT-2"));
    order
        .upload("SUPPLEMENT", "supplements[" + id + "]", "x.jpg", picture(0))
        .then()
        .statusCode(409);
    order.post("/withdrawal").then().statusCode(200);
    upload(order, id, picture(0))
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"));
    order
        .upload("SUPPLEMENT", "supplements[" + id + "]", "x.jpg", picture(0))
        .then()
        .statusCode(422)
        .body("violations.code", contains("MATERIAL_OF_NO_SUCH_PART"));
    remove(order, id, first).then().statusCode(409);
  }

  @Test
  @DisplayName("R-PERM-2: pictures are shown to the owner, and to a reviewer by a permit, on trail")
  void pictures_are_shown_to_those_who_may_look() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.CURTAIN_PHOTO);
    Response uploaded = upload(order, id, picture(1));
    String picture = uploaded.path("id");
    String content = path(order, id) + "/" + picture + "/content";

    // then
    Response own = order.asViewer().get(content);
    own.then().statusCode(200).contentType("image/jpeg");
    assertThat(own.asByteArray()).hasSize(uploaded.path("size"));
    as("filer-b").get(content).then().statusCode(404);
    as("reviewer-1").get(content).then().statusCode(403);
    order
        .asFiler()
        .get(content.replace(id.toString(), UUID.randomUUID().toString()))
        .then()
        .statusCode(404);
    AnOrder another = inReview();
    another
        .asFiler()
        .get(content.replace(order.id().toString(), another.id().toString()))
        .then()
        .statusCode(404);
    MaterialPermit permit =
        new MaterialPermit(
            UUID.fromString(picture),
            uploaded.path("sha256"),
            "reviewer-1",
            TASK,
            TestClock.now().plus(Duration.ofMinutes(2)),
            UUID.randomUUID());
    as("reviewer-1")
        .body("{\"permit\":\"" + signer().sign(permit.encoded()) + "\"}")
        .post("/api/v1/materials/" + picture + "/looks")
        .then()
        .statusCode(200)
        .contentType("image/jpeg");
    await()
        .atMost(15, SECONDS)
        .untilAsserted(
            () ->
                assertThat(order.events(MaterialViewed.class))
                    .hasSize(2)
                    .allSatisfy(
                        viewed -> {
                          assertThat(viewed.kind()).isEqualTo(MaterialKind.SUPPLEMENT);
                          assertThat(viewed.of()).isEqualTo("supplements[" + id + "]");
                        }));
  }

  @Test
  @DisplayName("R-FLOW-3, R-PERM-1: nobody else uploads or removes pictures")
  void nobody_else_uploads_or_removes_pictures() {
    // given
    AnOrder order = inReview();
    UUID id = asked(order, SupplementKind.CURTAIN_PHOTO);
    String picture = upload(order, id, picture(1)).then().extract().path("id");

    // then
    uploadAs("filer-b", order, id, picture(2)).then().statusCode(404);
    uploadAs(order.filer() + "-view", order, id, picture(2)).then().statusCode(403);
    uploadAs("reviewer-1", order, id, picture(2)).then().statusCode(403);
    upload(order, UUID.randomUUID(), picture(2)).then().statusCode(404);
    upload(inReview(), id, picture(2)).then().statusCode(404);
    as("filer-b").delete(path(order, id) + "/" + picture).then().statusCode(404);
    order.asViewer().delete(path(order, id) + "/" + picture).then().statusCode(403);
    order.asFiler().delete(path(order, id) + "/no-uuid").then().statusCode(404);
    given()
        .header("Authorization", "Bearer " + TestTokens.of(order.filer()))
        .multiPart("other", "x")
        .post(path(order, id))
        .then()
        .statusCode(422)
        .body("violations.path", contains("file"));
    order.get("/supplements").then().body("items[0].materials.id", contains(picture));
  }

  private static Signer signer() {
    return new Signer(
        "keys", ConfigProvider.getConfig().getValue("beian.materials.permit-keys", String.class));
  }

  private static byte[] picture(int which) {
    return SamplePictures.written("png", 60 + which, 40);
  }

  private static String path(AnOrder order, UUID supplement) {
    return order.path() + "/supplements/" + supplement + "/materials";
  }

  private static Response upload(AnOrder order, UUID supplement, byte[] content) {
    return uploadAs(order.filer(), order, supplement, content);
  }

  private static Response uploadAs(String user, AnOrder order, UUID supplement, byte[] content) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.of(user))
        .multiPart("file", "photo.png", content, "application/octet-stream")
        .post(path(order, supplement));
  }

  private static Response remove(AnOrder order, UUID supplement, String picture) {
    return order.asFiler().delete(path(order, supplement) + "/" + picture);
  }

  private static AnOrder inReview() {
    return AnOrder.filledIn().submit();
  }

  private static UUID asked(AnOrder order, SupplementKind kind) {
    UUID id = UUID.randomUUID();
    applied(request(order, id, 1, kind, null));
    return id;
  }

  private static SupplementRequested request(
      AnOrder order, UUID id, int asking, SupplementKind kind, String reason) {
    return new SupplementRequested(
        order.id(),
        order.round(),
        TASK,
        AnOrder.REVIEWER,
        id,
        asking,
        kind,
        WISH,
        reason,
        kind == SupplementKind.MAILED_ORIGINALS ? ADDRESS : null);
  }

  private static SupplementArrived arrival(AnOrder order, UUID id, int asking) {
    return new SupplementArrived(order.id(), order.round(), TASK, AnOrder.REVIEWER, id, asking);
  }

  private static SupplementAccepted acceptance(AnOrder order, UUID id, int asking) {
    return new SupplementAccepted(order.id(), order.round(), TASK, AnOrder.REVIEWER, id, asking);
  }

  private static Response answer(AnOrder order, UUID id, String body) {
    return order.asFiler().body(body).put(order.path() + "/supplements/" + id + "/answer");
  }

  private static void applied(DomainEvent event) {
    outcome("APPLIED", event);
  }

  private static void outcome(String expected, DomainEvent event) {
    AnOrder.awaitOutcome(TestTopics.publish(event), expected);
  }

  private static void awaitAllSent(AnOrder order) {
    await()
        .atMost(15, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from outbox where aggregateid = ?", order.id().toString())
                    == 0);
  }

  private static String dueAt(AnOrder order) {
    return TestDatabase.value(
        "select cast(due_at as text) from deadline where kind = 'idle' and aggregate_id = ?",
        order.id().value());
  }

  private static String plus30(String since) {
    return TestDatabase.value(
        "select cast(cast(? as timestamptz) + interval '720 hours' as text)", since);
  }
}
