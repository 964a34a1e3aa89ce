package org.openbeian.order.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;
import static org.openbeian.order.AnOrder.lastCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;

/** An account proves phones that no other test knows. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class ContactProofsTest {

  private static final String PROOFS = "/api/v1/contact-proofs";
  private static final String PATH = "subject.principal.mobile";
  private static final AtomicInteger SERIAL = new AtomicInteger(10_000_000);

  private final String filer = TestTokens.newFiler();
  private final String phone = "159" + SERIAL.incrementAndGet();

  @Test
  @DisplayName("R-SUBJ-7: a code proves a phone to its account, however the number is written")
  void proves_a_phone_with_a_code() {
    // when
    Response sent = ask(filer, "+86 " + phone.substring(0, 3) + "-" + phone.substring(3));
    sent.then().statusCode(202).body("sendsLeft", equalTo(4)).body("phone", equalTo(masked()));
    String id = sent.path("id");
    assertThat(proven(filer)).isEmpty();
    as(filer).get(PROOFS).then().body("items.id", equalTo(List.of(id)));
    Response proven = enter(filer, id, lastCode(phone));

    // then
    proven.then().statusCode(200).body("id", equalTo(id)).body("phone", equalTo(masked()));
    assertThat(Duration.between(at(proven, "provenAt"), at(proven, "provenUntil")))
        .isEqualTo(Duration.ofDays(180));
    for (String user : List.of(filer, filer + "-view")) {
      assertThat(proven(user)).containsExactly(id);
    }
    as(TestTokens.newFiler()).get(PROOFS).then().body("items", empty());
    // a click too many harms nothing
    assertThat(enter(filer, id, lastCode(phone)).asString()).isEqualTo(proven.asString());

    // and it is one phone in wide digits too, whose proof stays while another code is asked for
    ask(filer, wide(phone)).then().statusCode(202).body("id", equalTo(id));
    assertThat(proven(filer)).containsExactly(id);
    enter(filer, id, wrong(lastCode(phone)))
        .then()
        .statusCode(422)
        .body("code", equalTo("CONTACT_CODE_WRONG"))
        .body("rule", equalTo("R-SUBJ-7"));
    assertThat(
            TestDatabase.value(
                "select phone || phone_key from contact_proof where id = ?", UUID.fromString(id)))
        .doesNotContain(phone);
    assertThat(sent.asString() + proven.asString()).doesNotContain(phone);
  }

  @Test
  @DisplayName("R-SUBJ-7: of 200 guesses at once no more than five are looked at")
  void looks_at_five_guesses_of_many_at_once() throws Exception {
    // given
    String id = ask(filer, phone).path("id");
    String right = lastCode(phone);
    List<Future<Response>> guesses = new ArrayList<>();
    ExecutorService guessers = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 200; i++) {
      guesses.add(guessers.submit(() -> enter(filer, id, wrong(right))));
    }

    // then
    for (Future<Response> guess : guesses) {
      assertThat(guess.get().statusCode()).isEqualTo(422);
    }
    guessers.shutdown();
    assertThat(
            TestDatabase.value(
                "select wrong from one_time_code where purpose = 'contact-code' and thing = ?",
                UUID.fromString(id)))
        .isEqualTo("5");
    enter(filer, id, right).then().statusCode(422).body("code", equalTo("CONTACT_CODE_WRONG"));

    // and the next code has five tries of its own, and ten minutes
    TestClock.advance(Duration.ofSeconds(61));
    ask(filer, phone).then().statusCode(202);
    String second = lastCode(phone);
    enter(filer, id, wrong(second)).then().statusCode(422);
    TestClock.advance(Duration.ofSeconds(601));
    enter(filer, id, second).then().statusCode(422);
    ask(filer, phone).then().statusCode(202);
    enter(filer, id, lastCode(phone)).then().statusCode(200);
  }

  @Test
  @DisplayName("R-SUBJ-7: nobody is flooded: codes are a minute apart and few a day")
  void limits_codes() {
    // given
    String first = ask(filer, phone).path("id");
    String code = lastCode(phone);

    // then not at once
    Response soon = ask(filer, phone);
    soon.then().statusCode(429).body("code", equalTo("OWNER_CODE_TOO_SOON"));
    assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(1, 61);
    assertThat(SmsGatewayStandIn.textsTo(phone)).hasSize(1);

    // but later, which voids the one before
    TestClock.advance(Duration.ofSeconds(61));
    ask(filer, phone).then().statusCode(202).body("sendsLeft", equalTo(3));
    if (!lastCode(phone).equals(code)) {
      enter(filer, first, code).then().statusCode(422);
    }

    // and only so many to a phone, whoever asks, or from an account
    TestDatabase.update(
        "update daily_count set times = 100000 where key like 'contact codes to %'");
    tooMany(ask(TestTokens.newFiler(), phone));
    TestDatabase.update("delete from daily_count where key like 'contact codes to %'");
    TestDatabase.update(
        "update daily_count set times = 60 where key = ?",
        "contact codes of " + TestTokens.accountOf(filer));
    tooMany(ask(filer, "159" + SERIAL.incrementAndGet()));
    ask(TestTokens.newFiler(), phone).then().statusCode(202);
  }

  @Test
  @DisplayName(
      "R-SUBJ-7, R-PERM-1: another account's proof is not there; who only looks asks nobody")
  void is_its_accounts_alone() {
    // given
    String other = TestTokens.newFiler();
    String id = ask(filer, phone).path("id");
    String code = lastCode(phone);

    // then
    for (String foreign : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
      enter(other, foreign, code).then().statusCode(404);
    }
    enter(filer + "-view", id, code).then().statusCode(403).body("rule", equalTo("R-PERM-1"));
    ask(filer + "-view", phone).then().statusCode(403).body("rule", equalTo("R-PERM-1"));
    ask("reviewer-1", phone).then().statusCode(403);
    for (String none : List.of("12345678901", "0571-88158388", "")) {
      ask(filer, none).then().statusCode(422).body("violations.path", equalTo(List.of("phone")));
    }
    enter(filer, id, code).then().statusCode(200);

    // and the same phone may be proven to many
    assertThat(ask(other, phone).<String>path("id")).isNotEqualTo(id);
    assertThat(proven(other)).isEmpty();
  }

  @Test
  @DisplayName("R-SUBJ-7: a gateway that is away is said so, and the code may be asked for again")
  void tells_that_the_gateway_is_away() {
    // when
    SmsGatewayStandIn.outage(true);
    try {
      ask(filer, phone)
          .then()
          .statusCode(503)
          .header("Retry-After", "60")
          .body("code", equalTo("SMS_GATEWAY_AWAY"));
    } finally {
      SmsGatewayStandIn.outage(false);
    }

    // then
    assertThat(SmsGatewayStandIn.textsTo(phone)).isEmpty();
    TestClock.advance(Duration.ofSeconds(60));
    String id = ask(filer, phone).then().statusCode(202).extract().path("id");
    enter(filer, id, lastCode(phone)).then().statusCode(200);
  }

  @Test
  @DisplayName("R-SUBJ-7: saving warns, preview and submission refuse, of the phone as it is now")
  void demands_a_proof_of_the_phone_that_is_filed() {
    // given a phone that is not proven
    AnOrder order = AnOrder.filledIn();
    order.get("").then().body("warnings", nullValue());
    Response saved = save(order, phone);
    saved
        .then()
        .statusCode(200)
        .body("warnings.code", equalTo(List.of("PHONE_TO_BE_PROVEN")))
        .body("warnings.path", equalTo(List.of(PATH)))
        .body("warnings.severity", equalTo(List.of("WARNS")));
    assertThat(saved.asString()).doesNotContain(phone);

    // then
    preview(order)
        .then()
        .body("submittable", equalTo(false))
        .body("findings.findAll { it.rule == 'R-SUBJ-7' }.path", equalTo(List.of(PATH)))
        .body("findings.code", hasItem("PHONE_NOT_PROVEN"));
    submit(order)
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of(PATH)))
        .body("violations.rule", equalTo(List.of("R-SUBJ-7")));

    // when it is proven
    String id = ask(order.filer(), phone).path("id");
    enter(order.filer(), id, lastCode(phone)).then().statusCode(200);

    // then it is for every order of the account, until it is changed
    preview(order).then().body("submittable", equalTo(true));
    save(order, wide(phone)).then().statusCode(200).body("warnings", empty());
    String another = "159" + SERIAL.incrementAndGet();
    save(order, another).then().body("warnings.path", equalTo(List.of(PATH)));
    submit(order).then().statusCode(422);
    save(order, phone).then().statusCode(200);
    submit(order).then().statusCode(200);

    // and the person has the phone of all other tests again (R-SUBJ-6)
    order.post("/withdrawal").then().statusCode(200);
    order.post("/abandonment").then().statusCode(200);
  }

  @Test
  @DisplayName("R-SUBJ-7: a proof ends, and is forgotten then, as is a phone that was not proven")
  void forgets_what_is_no_longer_proven() {
    // given
    String id = ask(filer, phone).path("id");
    enter(filer, id, lastCode(phone)).then().statusCode(200);
    String unproven = ask(filer, "159" + SERIAL.incrementAndGet()).path("id");

    // when
    earlier(unproven, 1);
    earlier(id, 1);

    // then
    await().atMost(15, SECONDS).until(() -> isForgotten(unproven));
    assertThat(proven(filer)).containsExactly(id);

    // and when it is proven again
    ask(filer, phone).then().statusCode(202).body("id", equalTo(id));
    enter(filer, id, lastCode(phone)).then().statusCode(200);
    earlier(id, 179);
    assertThat(proven(filer)).containsExactly(id);
    earlier(id, 1);
    as(filer).get(PROOFS).then().body("items", empty());
    await().atMost(15, SECONDS).until(() -> isForgotten(id));
  }

  /** As if all about it had been so much earlier. */
  private static void earlier(String id, int days) {
    for (String time : List.of("asked_at", "proven_at", "proven_until")) {
      TestDatabase.update(
          "update contact_proof set "
              + time
              + " = "
              + time
              + " - ? * interval '1 day' where id = ?",
          days,
          UUID.fromString(id));
    }
    TestDatabase.update(
        "update deadline set due_at = due_at - ? * interval '1 day'"
            + " where kind = 'contact-proof' and aggregate_id = ?",
        days,
        UUID.fromString(id));
  }

  private static boolean isForgotten(String id) {
    UUID thing = UUID.fromString(id);
    return TestDatabase.count("select count(*) from contact_proof where id = ?", thing)
            + TestDatabase.count("select count(*) from one_time_code where thing = ?", thing)
            + TestDatabase.count("select count(*) from deadline where aggregate_id = ?", thing)
        == 0;
  }

  private static List<String> proven(String user) {
    return as(user)
        .get(PROOFS)
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.provenUntil != null }.id");
  }

  private static Response ask(String user, String phone) {
    return as(user).body("{\"phone\":\"" + phone + "\"}").post(PROOFS);
  }

  private static Response enter(String user, String id, String code) {
    return as(user).body("{\"code\":\"" + code + "\"}").post(PROOFS + "/" + id + "/attempts");
  }

  /** Not by the order itself, which would prove what is put in. */
  private static Response save(AnOrder order, String phone) {
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.get("principal")).put("mobile", phone);
    return order
        .asFiler()
        .header("If-Match", "*")
        .body(subject.toString().replace(Sample.CERTIFICATE, order.certificate()))
        .put(order.path() + "/subject");
  }

  private static Response preview(AnOrder order) {
    return order.asFiler().get(order.path() + "/preview");
  }

  private static Response submit(AnOrder order) {
    return order.asFiler().body(Sample.COMMITMENTS).post(order.path() + "/submission");
  }

  private static void tooMany(Response response) {
    response.then().statusCode(429).body("code", equalTo("OWNER_CODE_TOO_MANY"));
    assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 86_401);
  }

  private static java.time.Instant at(Response response, String field) {
    return java.time.Instant.parse(response.path(field));
  }

  private String masked() {
    return phone.substring(0, 3) + "****" + phone.substring(7);
  }

  private static String wide(String phone) {
    StringBuilder wide = new StringBuilder();
    phone.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
    return wide.toString();
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }
}
