package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;
import static org.openbeian.testkit.RealPersonStandIn.posts;
import static org.openbeian.testkit.RealPersonStandIn.sign;
import static org.openbeian.testkit.RealPersonStandIn.tells;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.RealPersonStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-REAL-1")
class RealPersonChecksTest {

  private static final String CHECKS = "/real-person-checks";
  private static final String PRINCIPAL = "services[0].principal";
  private static final String OURS = "findings.findAll { it.rule == 'R-REAL-1' }";
  private static final String OF_PRINCIPAL = "{\"of\":\"" + PRINCIPAL + "\"}";

  @Test
  void verifies_a_principal_from_the_link_to_the_confirmation() {
    // given
    AnOrder order = unverified();
    findings(order).body(OURS + ".code", equalTo(List.of("REAL_PERSON_REQUIRED")));
    persons(order)
        .body("items", hasSize(1))
        .body("items[0].of", equalTo(List.of(PRINCIPAL)))
        .body("items[0].name", equalTo("周**"))
        .body("items[0].certificateNumber", equalTo("3301**********018X"))
        .body("items[0].verified", equalTo(false))
        .body("items[0].check", nullValue())
        .body("items[0].channel", nullValue());
    String etag = order.etag();

    // when
    Response started = order.post(CHECKS, OF_PRINCIPAL);

    // then
    String id = started.then().statusCode(201).extract().path("id");
    assertThat(started.getHeader("Location")).endsWith(order.path() + CHECKS + "/" + id);
    started.then().body("state", equalTo("WAITING")).body("link", notNullValue());
    assertThat(Instant.parse(started.path("linkValidUntil")))
        .isBetween(
            Instant.parse(started.path("startedAt")).plusSeconds(600),
            TestClock.now().plusSeconds(600));
    JsonNode asked = RealPersonStandIn.asked(id);
    assertThat(asked.path("name").asText()).isEqualTo("周小雨");
    assertThat(asked.path("certificateType").asText()).isEqualTo("RESIDENT_ID_CARD");
    assertThat(asked.path("certificateNumber").asText()).isEqualTo("33010619901119018X");
    assertThat(asked).hasSize(4);
    assertThat(order.etag()).as("a form that is being filled in stays current").isEqualTo(etag);
    findings(order).body(OURS + ".code", equalTo(List.of("REAL_PERSON_RUNNING")));

    // when scanned, by one device
    tells(id, "SCANNED").then().statusCode(200).body("state", equalTo("SCANNED"));
    tells(id, "SCANNED").then().statusCode(200);
    tells(id, "SCANNED", "another", null)
        .then()
        .statusCode(409)
        .body("code", equalTo("REAL_PERSON_LINK_USED"))
        .body("rule", equalTo("R-REAL-1"));
    tells(id, "PASSED", "another", null).then().statusCode(409);
    check(order, id)
        .body("state", equalTo("SCANNED"))
        .body("link", nullValue())
        .body("scannedAt", notNullValue());
    order.asFiler().get(qr(order, id)).then().statusCode(409);

    // when passed, told twice
    tells(id, "PASSED").then().statusCode(200).body("state", equalTo("PASSED"));
    String endedAt = check(order, id).extract().path("endedAt");
    tells(id, "PASSED").then().statusCode(200).body("state", equalTo("PASSED"));
    check(order, id).body("endedAt", equalTo(endedAt));
    tells(id, "FAILED", RealPersonStandIn.DEVICE, "NOT_LIVE")
        .then()
        .statusCode(409)
        .body("code", equalTo("REAL_PERSON_CHECK_OVER"));
    findings(order)
        .body("submittable", equalTo(false))
        .body(OURS + ".code", equalTo(List.of("REAL_PERSON_UNCONFIRMED")))
        .body(OURS + ".path", equalTo(List.of(PRINCIPAL)))
        .body(OURS + ".remedy", not(hasItem(nullValue())));
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.rule", equalTo(List.of("R-REAL-1")));

    // when
    order
        .asViewer()
        .post(order.path() + CHECKS + "/" + id + "/confirmation")
        .then()
        .statusCode(403);
    confirm(order, id).statusCode(200).body("state", equalTo("CONFIRMED"));
    confirm(order, id).statusCode(200).body("confirmedAt", notNullValue());

    // then
    tells(id, "PASSED").then().statusCode(200).body("state", equalTo("CONFIRMED"));
    persons(order).body("items[0].verified", equalTo(true));
    order
        .post(CHECKS, OF_PRINCIPAL)
        .then()
        .statusCode(409)
        .body("code", equalTo("REAL_PERSON_VERIFIED"));
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
    order
        .post(CHECKS, OF_PRINCIPAL)
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"));

    // and it is as good in the next round
    TestTopics.publish(order.rejected());
    order.awaitState(OrderState.PRELIMINARY_REJECTED);
    persons(order).body("items[0].verified", equalTo(true));

    // but not for ever
    TestDatabase.update(
        "update real_person_check set ended_at = ended_at - interval '30 days' where id = ?",
        UUID.fromString(id));
    persons(order).body("items[0].verified", equalTo(false));
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("REAL_PERSON_OUTDATED")));
    order.submit();
  }

  @Test
  void is_repeated_after_a_failure() {
    // given
    AnOrder order = unverified();
    String failed = order.startCheck(PRINCIPAL);

    // when
    tells(failed, "FAILED", RealPersonStandIn.DEVICE, "PICTURE_UNFIT")
        .then()
        .statusCode(200)
        .body("state", equalTo("FAILED"));

    // then
    order
        .asFiler()
        .header("Accept-Language", "en")
        .get(order.path() + CHECKS + "/" + failed)
        .then()
        .body("reason", equalTo("PICTURE_UNFIT"))
        .body("reasonText", matchesPattern("Background.*"));
    findings(order).body(OURS + ".code", equalTo(List.of("REAL_PERSON_FAILED")));
    confirm(order, failed).statusCode(409).body("code", equalTo("REAL_PERSON_NOT_PASSED"));
    tells(failed, "FAILED", RealPersonStandIn.DEVICE, "PICTURE_UNFIT").then().statusCode(200);
    tells(failed, "PASSED").then().statusCode(409);

    // when
    String second = order.startCheck(PRINCIPAL);
    tells(second, "FAILED", RealPersonStandIn.DEVICE, "SOMETHING_NEW").then().statusCode(200);
    check(order, second).body("reason", equalTo("OTHER"));
    String third = order.startCheck(PRINCIPAL);
    tells(third, "PASSED").then().statusCode(200);
    confirm(order, third).statusCode(200);

    // then
    findings(order).body("submittable", equalTo(true));
    check(order, failed).body("state", equalTo("FAILED"));
  }

  @Test
  void gives_a_link_ten_minutes_and_a_scan_half_an_hour() {
    // given
    AnOrder order = unverified();
    String waiting = order.startCheck(PRINCIPAL);

    // when
    TestClock.advance(Duration.ofMinutes(10));

    // then
    check(order, waiting).body("state", equalTo("EXPIRED")).body("link", nullValue());
    order
        .asFiler()
        .get(qr(order, waiting))
        .then()
        .statusCode(409)
        .body("code", equalTo("REAL_PERSON_LINK_VOID"));
    tells(waiting, "SCANNED").then().statusCode(409);
    tells(waiting, "PASSED").then().statusCode(409);
    findings(order).body(OURS + ".code", equalTo(List.of("REAL_PERSON_REQUIRED")));

    // and
    String scanned = order.startCheck(PRINCIPAL);
    tells(scanned, "SCANNED").then().statusCode(200);
    TestClock.advance(Duration.ofMinutes(30));
    check(order, scanned).body("state", equalTo("EXPIRED"));
    tells(scanned, "PASSED").then().statusCode(409);
  }

  @Test
  void voids_a_link_with_the_next() {
    // given
    AnOrder order = unverified();
    String first = order.startCheck(PRINCIPAL);
    String second = order.startCheck(PRINCIPAL);

    // then
    check(order, first).body("state", equalTo("REPLACED")).body("link", nullValue());
    order.asFiler().get(qr(order, first)).then().statusCode(409);
    tells(first, "SCANNED").then().statusCode(409);
    tells(first, "PASSED").then().statusCode(409).body("code", equalTo("REAL_PERSON_CHECK_OVER"));

    // and one that has passed, when the filer wants another
    tells(second, "PASSED").then().statusCode(200);
    String third = order.startCheck(PRINCIPAL);
    confirm(order, second).statusCode(409);
    persons(order).body("items[0].check.id", equalTo(third));
  }

  @Test
  void takes_nothing_unsigned() {
    // given
    AnOrder order = unverified();
    String id = order.startCheck(PRINCIPAL);
    String body =
        "{\"session\":\"%s\",\"event\":\"PASSED\",\"device\":\"d\"}"
            .formatted(RealPersonStandIn.session(id));
    String now = seconds(0);

    // then
    for (Response response :
        List.of(
            posts(id, now, "", body),
            posts(id, now, "0".repeat(64), body),
            posts(id, now, sign(now, body).toUpperCase(java.util.Locale.ROOT), body),
            posts(id, now, sign(now, body + " "), body),
            posts(id, seconds(1), sign(now, body), body),
            posts(id, seconds(-302), sign(seconds(-302), body), body),
            posts(id, seconds(330), sign(seconds(330), body), body),
            posts(id, "soon", sign("soon", body), body),
            posts(id, "999999999999", sign("999999999999", body), body),
            posts(UUID.randomUUID().toString(), now, "x", body),
            AnOrder.as(order.filer())
                .body(body)
                .post("/api/v1/real-person-checks/" + id + "/outcome"))) {
      response.then().statusCode(401).body("code", equalTo("CALLBACK_NOT_SIGNED"));
    }
    check(order, id).body("state", equalTo("WAITING"));

    // and nothing that is signed and no report of this check
    posts(UUID.randomUUID().toString(), now, sign(now, body), body).then().statusCode(404);
    posts("x", now, sign(now, body), body).then().statusCode(404);
    for (String other :
        List.of(body.replace("session-", "other-"), body.replace("\"session\"", "\"no\""))) {
      posts(id, now, sign(now, other), other).then().statusCode(404);
    }
    for (String malformed :
        List.of(
            "{",
            "[]",
            "\"\"",
            body + "1",
            body.replace("PASSED", "CONFIRMED"),
            body.replace("\"d\"", "\"\""),
            body.replace("\"d\"", "\"%s\"".formatted("d".repeat(129))),
            body.replace("{", "{\"event\":\"FAILED\","))) {
      posts(id, now, sign(now, malformed), malformed).then().statusCode(400);
    }
    String large = body + " ".repeat(16 << 10);
    posts(id, now, sign(now, large), large).then().statusCode(413);
    check(order, id).body("state", equalTo("WAITING"));

    // but four minutes are nothing, and it may be sent again as it was
    String before = seconds(-240);
    posts(id, before, sign(before, body), body).then().statusCode(200);
    posts(id, before, sign(before, body), body)
        .then()
        .statusCode(200)
        .body("state", equalTo("PASSED"));
  }

  @Test
  void has_one_outcome_however_many_are_told_at_once() {
    // given
    AnOrder order = unverified();
    String id = order.startCheck(PRINCIPAL);

    // when
    List<Integer> told =
        atOnce(
            Stream.of("PASSED", "FAILED", "PASSED", "FAILED")
                .<Supplier<Integer>>map(event -> () -> tells(id, event).statusCode())
                .toList());

    // then
    assertThat(told).containsExactlyInAnyOrder(200, 200, 409, 409);

    // and two devices, at once
    AnOrder other = unverified();
    String scanned = other.startCheck(PRINCIPAL);
    assertThat(
            atOnce(
                Stream.of("phone-a", "phone-b")
                    .<Supplier<Integer>>map(
                        device -> () -> tells(scanned, "SCANNED", device, null).statusCode())
                    .toList()))
        .containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void has_one_link_however_often_it_is_begun_at_once() {
    // given
    AnOrder order = unverified();

    // when
    List<Integer> begun =
        atOnce(
            Stream.<Supplier<Integer>>generate(
                    () -> () -> order.post(CHECKS, OF_PRINCIPAL).statusCode())
                .limit(4)
                .toList());

    // then
    assertThat(begun).containsAnyOf(201).isSubsetOf(201, 409);
    assertThat(
            TestDatabase.count(
                "select count(*) from real_person_check where order_id = ? and state = 'WAITING'",
                order.id().value()))
        .isEqualTo(1);
    persons(order).body("items[0].check.state", equalTo("WAITING"));
  }

  @Test
  void belongs_to_a_name_with_a_certificate() {
    // given two websites of one person
    AnOrder order = AnOrder.filledIn();
    ObjectNode second = Sample.service();
    second.putArray("domains").add("second-" + order.domain());
    order.put("/services/2", second.toString()).then().statusCode(200);
    persons(order)
        .body("items", hasSize(1))
        .body("items[0].of", equalTo(List.of(PRINCIPAL, "services[1].principal")))
        .body("items[0].verified", equalTo(true));

    // when one gets another
    ((ObjectNode) second.get("principal")).put("name", "周晓雨");
    order.put("/services/2", second.toString()).then().statusCode(200);

    // then
    persons(order)
        .body("items.of.flatten()", equalTo(List.of(PRINCIPAL, "services[1].principal")))
        .body("items.verified", equalTo(List.of(true, false)));
    findings(order).body(OURS + ".path", equalTo(List.of("services[1].principal")));

    // and what was begun for the one before counts for nobody
    String check = order.startCheck("services[1].principal");
    ((ObjectNode) second.get("principal")).put("name", "周小禹");
    order.put("/services/2", second.toString()).then().statusCode(200);
    tells(check, "PASSED").then().statusCode(200);
    confirm(order, check).statusCode(200);
    persons(order).body("items[1].verified", equalTo(false)).body("items[1].check", nullValue());

    // but the first one's counts again
    ((ObjectNode) second.get("principal")).put("name", "周小雨");
    order.put("/services/2", second.toString()).then().statusCode(200);
    persons(order).body("items.verified", equalTo(List.of(true)));
  }

  @Test
  void asks_for_who_is_there_and_no_one_else() {
    // given
    AnOrder order = AnOrder.draft();

    // then
    persons(order).body("items", hasSize(0));
    for (String of : List.of(PRINCIPAL, "services[7].principal", "subject.principal", "x")) {
      order
          .post(CHECKS, "{\"of\":\"" + of + "\"}")
          .then()
          .statusCode(422)
          .body("violations.path", equalTo(List.of("of")))
          .body("violations.code", equalTo(List.of("REAL_PERSON_NOT_NEEDED")))
          .body("violations[0].remedy", notNullValue());
    }
    order
        .post(CHECKS, "{}")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("REQUIRED")));
    order.post(CHECKS, "").then().statusCode(400);
  }

  @Test
  void hides_checks_from_other_accounts_and_orders() {
    // given
    AnOrder order = unverified();
    String id = order.startCheck(PRINCIPAL);
    AnOrder other = unverified();

    // then
    String stranger = other.filer();
    for (String path : List.of("", "/" + id, "/" + id + "/qr")) {
      as(stranger).get(order.path() + CHECKS + path).then().statusCode(404);
    }
    as(stranger).body(OF_PRINCIPAL).post(order.path() + CHECKS).then().statusCode(404);
    as(stranger).post(order.path() + CHECKS + "/" + id + "/confirmation").then().statusCode(404);
    for (String path : List.of("/" + id, "/" + id + "/qr", "/x", "/" + UUID.randomUUID())) {
      other.get(CHECKS + path).then().statusCode(404);
    }
    confirm(other, id).statusCode(404);
    order.asViewer().get(order.path() + CHECKS + "/" + id).then().statusCode(200);
  }

  @Test
  void draws_the_link_as_png_and_svg() throws Exception {
    // given
    AnOrder order = unverified();
    Response started = order.post(CHECKS, OF_PRINCIPAL);
    String path = qr(order, started.path("id"));

    // when
    Response png = order.asFiler().accept("image/png").get(path);
    Response svg = order.asFiler().accept("image/svg+xml").get(path);

    // then
    png.then().statusCode(200).contentType("image/png").header("Cache-Control", "no-store");
    svg.then()
        .statusCode(200)
        .contentType("image/svg+xml")
        .header("X-Content-Type-Options", "nosniff");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png.asByteArray()));
    int size = picture.getWidth();
    assertThat(decoded(size, picture.getRGB(0, 0, size, size, null, 0, size)))
        .isEqualTo(started.path("link"));
    assertThat(decoded(svg.asString())).isEqualTo(started.path("link"));
    order.asFiler().accept("*/*").get(path).then().contentType("image/png");
    order
        .asFiler()
        .accept("image/png;q=0.5, image/svg+xml")
        .get(path)
        .then()
        .contentType("image/svg+xml");
    order.asFiler().accept("text/html").get(path).then().statusCode(406);
  }

  private static String decoded(int size, int[] pixels) throws Exception {
    return new QRCodeReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels))))
        .getText();
  }

  /** Draws the squares of the path, eight pixels wide. */
  private static String decoded(String svg) throws Exception {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
    assertThat(box.find()).isTrue();
    int size = Integer.parseInt(box.group(1)) * 8;
    int[] pixels = new int[size * size];
    Arrays.fill(pixels, 0xffffff);
    Matcher square = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
    while (square.find()) {
      for (int y = 0; y < 8; y++) {
        int row = (Integer.parseInt(square.group(2)) * 8 + y) * size;
        int from = row + Integer.parseInt(square.group(1)) * 8;
        Arrays.fill(pixels, from, from + 8, 0);
      }
    }
    return decoded(size, pixels);
  }

  @Test
  void gives_no_link_while_the_app_gives_no_sound_answer() {
    // given
    AnOrder order = unverified();
    String before = order.startCheck(PRINCIPAL);

    // then
    try {
      for (String answer :
          List.of("503", "{}", "nothing", "{\"session\":\"s\",\"link\":\"http://evil.example\"}")) {
        RealPersonStandIn.answers(answer);
        order
            .post(CHECKS, OF_PRINCIPAL)
            .then()
            .statusCode(503)
            .header("Retry-After", "10")
            .body("code", equalTo("REAL_PERSON_APP_UNAVAILABLE"));
      }
    } finally {
      RealPersonStandIn.answers("");
    }
    persons(order).body("items[0].check.state", equalTo("EXPIRED"));

    // and the link before is as good as it was
    tells(before, "PASSED").then().statusCode(200);
    order.verifyPersons();
  }

  @Test
  void begins_thirty_a_day_at_most() {
    // given
    AnOrder order = unverified();
    TestDatabase.update(
        "insert into real_person_check (id, order_id, person, state, started_by, started_at,"
            + " expires_at) select gen_random_uuid(), ?, 'somebody', 'FAILED', 'x',"
            + " ?::timestamptz + n * interval '1 minute', now() from generate_series(1, 30) n",
        order.id().value(),
        TestClock.now().minus(Duration.ofHours(2)).toString());

    // when
    Response refused = order.post(CHECKS, OF_PRINCIPAL);

    // then
    refused.then().statusCode(429).body("code", equalTo("REAL_PERSON_TOO_MANY"));
    assertThat(Integer.parseInt(refused.getHeader("Retry-After")))
        .isBetween(22 * 3600 - 60, 22 * 3600 + 120);

    // and one more as soon as the first is a day old
    TestDatabase.update(
        "update real_person_check set started_at = started_at - interval '22 hours 90 seconds'"
            + " where order_id = ?",
        order.id().value());
    order.startCheck(PRINCIPAL);
  }

  @Test
  void leaves_it_to_a_province_with_a_channel_of_its_own() {
    // given
    AnOrder order =
        AnOrder.opened(TestTokens.newFiler(), AnOrder.newRequest().replace("330000", "320000"))
            .fillIn(Sample.subject().put("communicationAddress", "江苏省南京市中山路1号"), Sample.service());

    // then
    persons(order)
        .body("items[0].verified", equalTo(true))
        .body("items[0].channel.chinese", equalTo("江苏省通信管理局的真实性核验"))
        .body("items[0].channel.lines", not(hasSize(0)));
    order
        .post(CHECKS, OF_PRINCIPAL)
        .then()
        .statusCode(409)
        .body("code", equalTo("REAL_PERSON_PROVINCE_CHANNEL"))
        .body("rule", equalTo("R-REAL-1"));
    findings(order)
        .body("submittable", equalTo(true))
        .body(OURS + ".code", equalTo(List.of("REAL_PERSON_BY_PROVINCE")))
        .body(OURS + ".severity", equalTo(List.of("WARNS")))
        .body(OURS + ".by", equalTo(List.of("PROVINCE")))
        .body(OURS + ".message", equalTo(List.of("本省负责人的真实性核验使用本省渠道：江苏省通信管理局的真实性核验。")));
    order.post("/submission", Sample.COMMITMENTS).then().statusCode(200);
  }

  /** Complete but for the face of its website's principal. */
  private static AnOrder unverified() {
    AnOrder order = AnOrder.draft();
    order.put("/subject", Sample.subject().toString()).then().statusCode(200);
    order.put("/services/1", Sample.service().toString()).then().statusCode(200);
    return order.uploadMaterials();
  }

  private static ValidatableResponse persons(AnOrder order) {
    return order.get(CHECKS).then().statusCode(200);
  }

  private static ValidatableResponse check(AnOrder order, String id) {
    return order.get(CHECKS + "/" + id).then().statusCode(200);
  }

  private static ValidatableResponse confirm(AnOrder order, String id) {
    return order.post(CHECKS + "/" + id + "/confirmation").then();
  }

  private static ValidatableResponse findings(AnOrder order) {
    return order.get("/preview").then().statusCode(200);
  }

  private static String qr(AnOrder order, String id) {
    return order.path() + CHECKS + "/" + id + "/qr";
  }

  private static String seconds(long later) {
    return Long.toString(TestClock.now().getEpochSecond() + later);
  }

  private static <T> List<T> atOnce(List<Supplier<T>> acts) {
    return acts.stream().map(CompletableFuture::supplyAsync).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
