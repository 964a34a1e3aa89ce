package org.openbeian.order.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

/** filer-x and filer-y look for records that others hold. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class AccountRecoveryTest {

  private static final String RECOVERIES = "/api/v1/account-recoveries";
  private static final String NOTE = "{\"note\":\"备案手机号已停用，材料见附件\"}";
  private static final AtomicInteger SERIAL = new AtomicInteger(10);

  /** A record with a domain and a phone of its own. */
  record Filed(AnOrder order, String number, String domain, String phone) {

    static Filed anew() {
      int serial = SERIAL.incrementAndGet();
      String number = AnOrder.newNumber();
      String domain = "zhaohui-" + serial + "-shili.cn";
      String phone = "139005723" + serial;
      ObjectNode subject =
          Sample.subjectLedBy(30_000_000 + serial, phone, "zhaohui" + serial + "@example.com");
      ObjectNode service = Sample.service();
      service.putArray("domains").add(domain);
      AnOrder order = AnOrder.draft().fillIn(subject, service).grantedAs(number);
      return new Filed(order, number, domain, phone);
    }

    String maskedHolder() {
      return order.account().replaceAll("(?<=..).(?=.)", "*");
    }

    /** What it got after the code that proved it to the account that filed. */
    List<String> texts() {
      List<String> all = SmsGatewayStandIn.textsTo(phone);
      return all.subList(1, all.size());
    }

    String lastCode() {
      List<String> texts = SmsGatewayStandIn.textsTo(phone);
      return texts.get(texts.size() - 1).replaceAll("\\D*(\\d{6}).*", "$1");
    }

    /** Has a code sent and waits for it: the answer doesn't. */
    String codeFor(String user, String id) {
      int before = SmsGatewayStandIn.textsTo(phone).size();
      post(user, id, "/codes").then().statusCode(202);
      await().atMost(10, SECONDS).until(() -> SmsGatewayStandIn.textsTo(phone).size() > before);
      return lastCode();
    }

    /** A recovery of it that is proven by code. */
    String provenFor(String user) {
      String id = open(user, domain);
      prove(user, id, codeFor(user, id)).then().statusCode(200);
      return id;
    }
  }

  @BeforeEach
  void begins_a_new_day_with_accounts_that_hold_nothing() {
    TestDatabase.update("delete from daily_count");
    for (String account : List.of("acct-x", "acct-y")) {
      TestDatabase.update(
          "update filing_subject set status = 'DEREGISTERED' where account = ?", account);
    }
  }

  @Test
  @DisplayName("R-ACC-1: whether a domain is on record can't be told from what is answered")
  void answers_alike_whether_or_not_a_domain_is_on_record() {
    // given
    Filed filed = Filed.anew();
    String unknown = "nobody-" + SERIAL.incrementAndGet() + ".cn";

    // when
    Response known = asked("filer-x", filed.domain);
    Response other = asked("filer-x", unknown);

    // then
    assertThat(List.of(known.statusCode(), other.statusCode())).containsOnly(202);
    assertThat(keys(known)).isEqualTo(keys(other)).isEqualTo(Set.of("id", "expiresAt", "hint"));
    assertThat(names(known)).isEqualTo(names(other));
    assertThat(hint(known)).isEqualTo("*********" + filed.phone.substring(9));
    assertThat(hint(other)).matches("\\*{9}\\d{2}");
    assertThat(hint(asked("filer-y", unknown.toUpperCase(java.util.Locale.ROOT))))
        .isEqualTo(hint(other));

    // and it reads, asks and fails alike from then on
    Response readKnown = as("filer-x").get(RECOVERIES + "/" + id(known));
    Response readOther = as("filer-x").get(RECOVERIES + "/" + id(other));
    assertThat(keys(readKnown)).isEqualTo(keys(readOther));
    readKnown.then().body("found", nullValue()).body("state", equalTo("OPEN"));
    Response sent = post("filer-x", id(known), "/codes");
    Response unsent = post("filer-x", id(other), "/codes");
    assertThat(List.of(sent.statusCode(), unsent.statusCode())).containsOnly(202);
    assertThat(keys(sent)).isEqualTo(keys(unsent));
    unsent.then().body("hint", equalTo(hint(other))).body("sendsLeft", equalTo(4));
    await().atMost(10, SECONDS).until(() -> filed.texts().size() == 1);
    String wrong = wrong(filed.lastCode());
    assertThat(prove("filer-x", id(other), wrong).asString())
        .isEqualTo(prove("filer-x", id(known), wrong).asString());
    assertThat(post("filer-x", id(other), "/support-request", NOTE).statusCode())
        .isEqualTo(post("filer-x", id(known), "/support-request", NOTE).statusCode())
        .isEqualTo(200);
    assertThat(post("filer-x", id(other), "/takeover").asString())
        .isEqualTo(post("filer-x", id(known), "/takeover").asString());
    assertThat(SmsGatewayStandIn.textsTo("13800000000")).isEmpty();
    assertThat(
            TestDatabase.count(
                "select count(*) from one_time_code where thing = ?", UUID.fromString(id(other))))
        .isOne();
  }

  @Test
  @DisplayName("R-ACC-1: even a guessed code of what is not on record proves nothing")
  void proves_nothing_where_nothing_is_on_record() {
    // given a made-up recovery with the code of a true one
    Filed filed = Filed.anew();
    String id = open("filer-x", filed.domain);
    String code = filed.codeFor("filer-x", id);
    TestDatabase.update(
        "update account_recovery set subject_number = null where id = ?", UUID.fromString(id));

    // then
    prove("filer-x", id, code)
        .then()
        .statusCode(422)
        .body("code", equalTo("RECOVERY_CODE_WRONG"))
        .body("rule", equalTo("R-ACC-1"));
  }

  @Test
  @DisplayName("R-ACC-1: what is no longer in force is treated as if it had never been")
  void knows_nothing_of_ended_records() {
    // given
    Filed filed = Filed.anew();
    TestDatabase.update(
        "update filing_service set status = 'DEREGISTERED' where subject_number = ?", filed.number);

    // when
    String id = open("filer-x", filed.domain);
    post("filer-x", id, "/codes").then().statusCode(202);

    // then
    assertThat(column(id, "subject_number")).isNull();
    as("filer-x")
        .body("{\"domain\":\"kein domain\"}")
        .post(RECOVERIES)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("DOMAIN_INVALID")));
  }

  @Test
  @DisplayName(
      "R-ACC-1: a code dies of five wrong entries and of age, and every refusal is the same")
  void keeps_codes_from_being_guessed() {
    // given
    Filed filed = Filed.anew();
    String id = open("filer-x", filed.domain);
    String unsent = prove("filer-x", id, "123456").asString();
    String right = filed.codeFor("filer-x", id);

    // when
    Stream<String> refusals =
        Stream.generate(() -> prove("filer-x", id, wrong(right)).asString()).limit(5);

    // then
    assertThat(refusals).containsOnly(unsent);
    assertThat(prove("filer-x", id, right).asString()).isEqualTo(unsent);
    post("filer-x", id, "/codes").then().statusCode(429);
    TestClock.advance(Duration.ofMinutes(2));
    String second = filed.codeFor("filer-x", id);
    TestClock.advance(Duration.ofMinutes(10));
    assertThat(prove("filer-x", id, second).asString()).isEqualTo(unsent);
    String third = filed.codeFor("filer-x", id);
    TestClock.advance(Duration.ofMinutes(9));
    String fourth = filed.codeFor("filer-x", id);
    assertThat(prove("filer-x", id, third).asString()).isEqualTo(unsent);

    // and with the recovery's own time
    TestClock.advance(Duration.ofMinutes(9).plusSeconds(30));
    assertThat(prove("filer-x", id, fourth).asString()).isEqualTo(unsent);
    post("filer-x", id, "/codes").then().statusCode(409).body("code", equalTo("RECOVERY_NOT_OPEN"));
    post("filer-x", id, "/support-request", NOTE).then().statusCode(409);
  }

  @Test
  @DisplayName("R-ACC-1, R-TRF-1: who has the phone on record takes the record over at once")
  void hands_the_record_to_who_proves_it() {
    // given
    Filed filed = Filed.anew();
    String id = open("filer-x", filed.domain);
    post("filer-x", id, "/takeover")
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_NOT_PROVEN"));

    // when
    String code = filed.codeFor("filer-x", id);
    prove("filer-x", id, code)
        .then()
        .statusCode(200)
        .body("state", equalTo("PROVEN"))
        .body("found.account", equalTo(filed.maskedHolder()))
        .body("found.subjectNumber", equalTo(filed.number));
    prove("filer-x", id, code).then().statusCode(422);
    List<Integer> statuses =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> post("filer-x", id, "/takeover").statusCode()))
            .limit(4)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
    as("filer-x").get(RECOVERIES + "/" + id).then().body("state", equalTo("TAKEN_OVER"));
    filed.order.asFiler().get("/api/v1/filings/" + filed.number).then().statusCode(404);
    as("filer-x")
        .get("/api/v1/filings/" + filed.number)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("services.number", equalTo(List.of(filed.number + "-1")));
    as("filer-x")
        .get("/api/v1/filings/" + filed.number + "/versions")
        .then()
        .body("items.type", equalTo(List.of("TRANSFER", "FIRST_FILING")));

    // and the former account is told, where it wanted to be
    OrderId order = OrderId.of(column(id, "order_id"));
    await().atMost(15, SECONDS).until(() -> transfersOf(order).size() == 1);
    FilingTransferred told = transfersOf(order).get(0);
    assertThat(told.recipient().account()).isEqualTo(new AccountId(filed.order.account()));
    assertThat(told.recipient().email()).isNotNull();
    assertThat(told.targetAccount()).isEqualTo(new AccountId("acct-x"));
    filed
        .order
        .asFiler()
        .get("/api/v1/orders/" + order + "/timeline")
        .then()
        .statusCode(200)
        .body("items.act", equalTo(List.of("CREATE", "SUBMIT")));
    as("filer-x").get("/api/v1/orders/" + order).then().statusCode(404);
  }

  @Test
  @DisplayName("R-TYPE-4, R-TRF-1: both accounts must be free, and the record as it was proven")
  void refuses_to_hand_over_what_is_not_free() {
    // given
    Filed filed = Filed.anew();
    String id = filed.provenFor("filer-x");

    // then neither account has an order in progress
    AnOrder ofFinder = AnOrder.draftOf("filer-x");
    refused(id, "TARGET_HAS_ORDER_IN_PROGRESS");
    ofFinder.post("/abandonment").then().statusCode(200);
    AnOrder ofHolder = AnOrder.onRecord(filed.number, FilingType.CHANGE_SUBJECT);
    refused(id, "OWNER_HAS_ORDER_IN_PROGRESS");
    ofHolder.post("/abandonment").then().statusCode(200);

    // and the finder holds no subject
    Filed held = Filed.anew();
    TestDatabase.update(
        "update filing_subject set account = 'acct-x' where number = ?", held.number);
    refused(id, "TARGET_HOLDS_SUBJECT").body("violations.rule", equalTo(List.of("R-TYPE-4")));
    post("filer-x", held.provenFor("filer-x"), "/takeover")
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_OF_OWN_RECORD"));
    TestDatabase.update(
        "update filing_subject set account = ? where number = ?",
        held.order.account(),
        held.number);

    // and nothing has changed since
    TestDatabase.update(
        "update filing_subject set version = version + 1 where number = ?", filed.number);
    post("filer-x", id, "/takeover")
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_OUTDATED"));
    TestDatabase.update(
        "update filing_subject set version = version - 1 where number = ?", filed.number);

    // and the proof is fresh
    TestClock.advance(Duration.ofMinutes(31));
    post("filer-x", id, "/takeover")
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_NOT_PROVEN"));
    filed.order.asFiler().get("/api/v1/filings/" + filed.number).then().statusCode(200);
  }

  @Test
  @DisplayName(
      "R-ACC-1, R-PERM-1: another account's recovery is not there; sub-users need transfer")
  void hides_foreign_recoveries() {
    // given
    Filed filed = Filed.anew();
    String id = open("filer-x", filed.domain);

    // then
    for (String foreign : List.of(id, UUID.randomUUID().toString(), "nonsense")) {
      as("filer-y").get(RECOVERIES + "/" + foreign).then().statusCode(404);
      post("filer-y", foreign, "/codes").then().statusCode(404);
      prove("filer-y", foreign, "123456").then().statusCode(404);
      post("filer-y", foreign, "/takeover").then().statusCode(404);
      post("filer-y", foreign, "/support-request", NOTE).then().statusCode(404);
    }
    assertThat(filed.texts()).isEmpty();
    post("filer-a-view", open("filer-a-view", filed.domain), "/takeover")
        .then()
        .statusCode(403)
        .body("rule", equalTo("R-PERM-1"));
  }

  @Test
  @DisplayName("R-ACC-1: nobody is flooded: codes per recovery, account and record are few")
  void limits_codes_per_recovery_account_and_record() {
    // given
    Filed filed = Filed.anew();
    String unknown = "nobody-" + SERIAL.incrementAndGet() + ".cn";

    // when
    for (int recovery = 0; recovery < 2; recovery++) {
      String id = open("filer-x", filed.domain);
      for (int i = 0; i < 5; i++) {
        filed.codeFor("filer-x", id);
        post("filer-x", id, "/codes")
            .then()
            .statusCode(429)
            .body("code", equalTo(i < 4 ? "OWNER_CODE_TOO_SOON" : "OWNER_CODE_TOO_MANY"));
        TestClock.advance(Duration.ofSeconds(61));
      }
    }

    // then neither by a new recovery, nor by another account, nor from this one
    tooMany("filer-x", open("filer-x", filed.domain));
    tooMany("filer-y", open("filer-y", filed.domain));
    tooMany("filer-x", open("filer-x", unknown));
    post("filer-y", open("filer-y", unknown), "/codes").then().statusCode(202);
    assertThat(filed.texts()).hasSize(10);

    // and the next day again
    TestClock.advance(Duration.ofDays(1));
    filed.codeFor("filer-y", open("filer-y", filed.domain));
  }

  @Test
  @DisplayName("R-ACC-1: what is not on record is limited like a record")
  void limits_codes_about_what_is_not_on_record() {
    // given
    String unknown = "nobody-" + SERIAL.incrementAndGet() + ".cn";
    for (String user : List.of("filer-x", "filer-y")) {
      String id = open(user, unknown);
      for (int i = 0; i < 5; i++) {
        post(user, id, "/codes").then().statusCode(202);
        TestClock.advance(Duration.ofSeconds(61));
      }
    }

    // then
    tooMany("filer-z", open("filer-z", unknown));
    for (int i = 0; i < 18; i++) {
      open("filer-x", unknown);
    }
    open("filer-x", unknown);
    asked("filer-x", unknown)
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body("code", equalTo("RECOVERY_TOO_MANY"));
  }

  @Test
  @DisplayName("R-ACC-1: a gateway that is away is not noticed by strangers")
  void answers_alike_while_the_gateway_is_away() {
    // given
    Filed filed = Filed.anew();
    String id = open("filer-x", filed.domain);
    SmsGatewayStandIn.outage(true);
    try {
      // then
      post("filer-x", id, "/codes").then().statusCode(202);
    } finally {
      SmsGatewayStandIn.outage(false);
    }
  }

  @Test
  @DisplayName("R-ACC-1, R-PERM-2: support proves by documents, but nothing of its own account")
  void lets_support_prove_it() {
    // given
    Filed filed = Filed.anew();
    String id = open("filer-y", filed.domain);
    approve("support-1", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_WITHOUT_REQUEST"));
    as("support-1").get(RECOVERIES + "/" + id + "/support-request").then().statusCode(404);
    post("filer-y", id, "/support-request", "{\"note\":\" \"}").then().statusCode(422);
    post("filer-y", id, "/support-request", NOTE)
        .then()
        .statusCode(200)
        .body("state", equalTo("SUPPORT_REQUESTED"));
    assertThat(column(id, "support_note")).doesNotContain("备案手机号");

    // then support sees it, and nobody else
    Response list = as("support-1").get(RECOVERIES + "?state=SUPPORT_REQUESTED&limit=100");
    list.then()
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body("items.find { it.id == '" + id + "' }.subjectNumber", equalTo(filed.number))
        .body("items.find { it.id == '" + id + "' }.askedBy", equalTo("ac***y"));
    assertThat(list.asString()).doesNotContain(filed.phone, "acct-y", "备案手机号");
    as("support-1")
        .get(RECOVERIES + "/" + id + "/support-request")
        .then()
        .statusCode(200)
        .body("note", equalTo("备案手机号已停用，材料见附件"));
    for (String other : List.of("filer-y", "reviewer-1", "admin-1")) {
      as(other).get(RECOVERIES).then().statusCode(403);
      as(other).get(RECOVERIES + "/" + id + "/support-request").then().statusCode(403);
      approve(other, id).then().statusCode(403);
    }
    as("support-1").body("{\"domain\":\"a.cn\"}").post(RECOVERIES).then().statusCode(403);
    io.restassured.RestAssured.given().get(RECOVERIES).then().statusCode(401);
    as("support-1").get(RECOVERIES + "?state=LOST").then().statusCode(400);

    // and neither approves for nor from its own account
    TestDatabase.update(
        "update filing_subject set account = 'provider' where number = ?", filed.number);
    approve("support-1", id).then().statusCode(403).body("rule", equalTo("R-PERM-2"));
    TestDatabase.update(
        "update filing_subject set account = ? where number = ?",
        filed.order.account(),
        filed.number);
    TestDatabase.update(
        "update account_recovery set account = 'provider' where id = ?", UUID.fromString(id));
    approve("support-1", id).then().statusCode(403).body("rule", equalTo("R-PERM-2"));
    TestDatabase.update(
        "update account_recovery set account = 'acct-y' where id = ?", UUID.fromString(id));

    // when, days later
    TestClock.advance(Duration.ofDays(6));
    approve("support-1", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("PROVEN"))
        .body("approvedBy", equalTo("support-1"))
        .body("holder", equalTo(filed.maskedHolder()));
    TestClock.advance(Duration.ofDays(6));
    as("filer-y")
        .get(RECOVERIES + "/" + id)
        .then()
        .body("found.subjectNumber", equalTo(filed.number));
    post("filer-y", id, "/takeover").then().statusCode(200);

    // then
    as("filer-y").get("/api/v1/filings/" + filed.number).then().statusCode(200);
    assertThat(column(id, "approval_note")).doesNotContain("备案手机号");
    assertThat(column(id, "approved_by")).isEqualTo("support-1");
    assertThat(column(id, "proven_at")).isNotNull();
  }

  @Test
  @DisplayName("R-ACC-1: support approves nothing that is not on record, and nothing too late")
  void lets_support_approve_records_only() {
    // given
    String id = open("filer-y", "nobody-" + SERIAL.incrementAndGet() + ".cn");
    post("filer-y", id, "/support-request", NOTE).then().statusCode(200);

    // then
    approve("support-1", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_WITHOUT_RECORD"));
    TestClock.advance(Duration.ofDays(7));
    approve("support-1", id)
        .then()
        .statusCode(409)
        .body("code", equalTo("RECOVERY_WITHOUT_REQUEST"));
  }

  @Test
  @DisplayName("R-ACC-1: what came to nothing is forgotten, what was approved is kept")
  void forgets_what_came_to_nothing() {
    // given
    Filed filed = Filed.anew();
    String unused = open("filer-y", filed.domain);
    filed.codeFor("filer-y", unused);
    String approved = open("filer-y", filed.domain);
    post("filer-y", approved, "/support-request", NOTE).then().statusCode(200);
    approve("support-1", approved).then().statusCode(200);

    // when
    TestClock.advance(Duration.ofDays(15));

    // then
    await().atMost(15, SECONDS).until(() -> column(unused, "id") == null);
    assertThat(
            TestDatabase.count(
                "select count(*) from one_time_code where thing = ?", UUID.fromString(unused)))
        .isZero();
    await()
        .atMost(15, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from deadline where aggregate_id = ?",
                        UUID.fromString(approved))
                    == 0);
    assertThat(column(approved, "approved_by")).isEqualTo("support-1");
  }

  private static Response asked(String user, String domain) {
    return as(user).body("{\"domain\":\"" + domain + "\"}").post(RECOVERIES);
  }

  private static String open(String user, String domain) {
    return asked(user, domain).then().statusCode(202).extract().path("id");
  }

  private static Response post(String user, String id, String subPath) {
    return as(user).post(RECOVERIES + "/" + id + subPath);
  }

  private static Response post(String user, String id, String subPath, String body) {
    return as(user).body(body).post(RECOVERIES + "/" + id + subPath);
  }

  private static Response prove(String user, String id, String code) {
    return post(user, id, "/proof", "{\"code\":\"" + code + "\"}");
  }

  private static Response approve(String user, String id) {
    return post(user, id, "/approval", NOTE);
  }

  private static io.restassured.response.ValidatableResponse refused(String id, String code) {
    return post("filer-x", id, "/takeover")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of(code)));
  }

  private static void tooMany(String user, String id) {
    post(user, id, "/codes").then().statusCode(429).body("code", equalTo("OWNER_CODE_TOO_MANY"));
  }

  private static List<FilingTransferred> transfersOf(OrderId order) {
    return TestTopics.events(Topic.ORDERS, order).stream()
        .filter(FilingTransferred.class::isInstance)
        .map(FilingTransferred.class::cast)
        .toList();
  }

  private static @org.jspecify.annotations.Nullable String column(String id, String name) {
    return TestDatabase.value(
        "select " + name + " from account_recovery where id = ?", UUID.fromString(id));
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private static Set<String> keys(Response response) {
    return response.jsonPath().getMap("$").keySet().stream()
        .map(String::valueOf)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static List<String> names(Response response) {
    return response.getHeaders().asList().stream().map(header -> header.getName()).toList();
  }

  private static String id(Response response) {
    return response.path("id");
  }

  private static String hint(Response response) {
    return response.path("hint");
  }
}
