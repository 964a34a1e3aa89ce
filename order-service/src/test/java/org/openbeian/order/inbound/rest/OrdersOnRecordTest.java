package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openbeian.order.AnOrder.as;
import static org.openbeian.order.AnOrder.holderOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class OrdersOnRecordTest {

  private static final String SUBJECT_PHONE = "13800571001";
  private static final String SERVICE_PHONE = "13700571003";
  private static final String CLOSED = "{\"reason\":\"SERVICE_CLOSED\"}";

  /** A new record with one website. */
  private static String record() {
    String number = AnOrder.newNumber();
    AnOrder.granted(number);
    return number;
  }

  private static Response filing(String number) {
    return as(holderOf(number)).get("/api/v1/filings/" + number);
  }

  @Test
  @DisplayName("R-TYPE-1: a new service joins the record and gets the number after the last")
  void adds_a_service_to_the_record() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    ObjectNode service = Sample.service();
    service.putArray("domains").add("new." + Sample.DOMAIN);
    order.put("/services/1", service.toString()).then().statusCode(200);

    // when
    order.submit();
    assertThat(order.awaitEvent(OrderSubmitted.class).application().record().subjectNumber())
        .isEqualTo(number);
    order.grant();

    // then
    filing(number)
        .then()
        .body("services.number", equalTo(List.of(number + "-1", number + "-2")))
        .body("status", equalTo("NORMAL"))
        .body("version", equalTo(2));
    FilingGranted granted = order.awaitEvent(FilingGranted.class);
    assertThat(granted.type()).isEqualTo(FilingType.ADD_SERVICE);
    assertThat(granted.services()).extracting(s -> s.number()).containsExactly(number + "-2");
  }

  @Test
  @DisplayName("R-SMS: with an unchanged subject only a new website's principal verifies")
  void asks_the_new_services_principal_only() {
    // given
    AnOrder order = AnOrder.onRecord(record(), FilingType.ADD_SERVICE);
    ObjectNode service = Sample.service();
    service.putArray("domains").add("another." + Sample.DOMAIN);
    order.put("/services/1", service.toString()).then().statusCode(200);

    // when
    TestTopics.publish(order.submit().passedBy(Forwarding.AUTOMATIC));

    // then
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients())
        .extracting(recipient -> recipient.roles())
        .containsExactly(List.of(Role.SERVICE_PRINCIPAL));
  }

  @Test
  @DisplayName("R-FLOW-5: an added app of an unchanged subject skips the SMS stage")
  void skips_the_codes_for_an_added_app() {
    // given
    AnOrder order = AnOrder.onRecord(record(), FilingType.ADD_SERVICE);
    ObjectNode app = Sample.app();
    order.put("/services/1", app.toString()).then().statusCode(200);

    // when
    TestTopics.publish(order.submit().passedBy(Forwarding.AUTOMATIC));

    // then
    order.awaitState(OrderState.IN_BUREAU_REVIEW);
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients()).isEmpty();
  }

  @Test
  @DisplayName("R-CHG-1: a granted change of the subject is what the record says from then on")
  void changes_the_subject() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CHANGE_SUBJECT);
    order.get("").then().body("subject.name", equalTo("杭州启明示例科技有限公司"));
    ObjectNode subject = Sample.subject();
    subject.put("name", "杭州启明新名科技有限公司");
    order.put("/subject", subject.toString()).then().statusCode(200);

    // when
    order.submit().grant();

    // then
    filing(number).then().body("subject.name", equalTo("杭州启明新名科技有限公司"));
    assertThat(order.awaitEvent(FilingChanged.class).type()).isEqualTo(FilingType.CHANGE_SUBJECT);
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients())
        .extracting(recipient -> recipient.roles())
        .containsExactly(List.of(Role.SUBJECT_PRINCIPAL));
    as(holderOf(number))
        .get("/api/v1/filings/" + number + "/versions")
        .then()
        .statusCode(200)
        .body("items.version", equalTo(List.of(2, 1)))
        .body("items.type", equalTo(List.of("CHANGE_SUBJECT", "FIRST_FILING")))
        .body("items[0].orderId", equalTo(order.id().toString()))
        .body("items[1].subject.name", equalTo("杭州启明示例科技有限公司"));
  }

  @Test
  @DisplayName("R-CHG-1, R-CHG-3: domains only shrink, never to none, and removed ones are unfiled")
  void removes_domains_but_adds_none() {
    // given a website with two domains
    String one = Sample.DOMAIN;
    String two = "two." + Sample.DOMAIN;
    String number = AnOrder.newNumber();
    ObjectNode site = Sample.service();
    site.putArray("domains").add(one).add(two);
    AnOrder.accessAdded(number, Sample.subject(), site);
    AnOrder order = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");

    // then
    site.putArray("domains").add(one).add("three.qiming-shili.cn");
    order
        .put("/services/1", site.toString())
        .then()
        .statusCode(422)
        .body("violations.path", hasItem("services[0].domains[1]"))
        .body("violations.rule", hasItem("R-CHG-1"));
    site.putArray("domains");
    order.put("/services/1", site.toString()).then().statusCode(422);
    order.put("/services/2", site.toString()).then().statusCode(404);

    // when
    site.putArray("domains").add(one);
    order.put("/services/1", site.toString()).then().statusCode(200);
    order.submit().grant();

    // then
    assertThat(order.awaitEvent(FilingChanged.class).removedDomains())
        .containsExactly("two." + order.domain());
    publicly("domain=" + order.domain()).body("items.number", equalTo(List.of(number + "-1")));
    publicly("domain=two." + order.domain()).body("items", equalTo(List.of()));
  }

  @Test
  @DisplayName("R-CHG-1: what is not changed is not submitted")
  void refuses_a_change_of_nothing() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CHANGE_FILING, number + "-1");

    // when
    Response refused = order.post("/submission", Sample.COMMITMENTS);

    // then
    refused
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("NOTHING_CHANGED"))
        .body("violations.path", hasItems("subject", "services[0]"));
  }

  @Test
  @DisplayName("R-CHG-2: one who holds both roles changes contacts for both at once")
  void demands_a_change_of_both_for_one_who_holds_both_roles() {
    // given
    String number = AnOrder.newNumber();
    ObjectNode site = Sample.service();
    site.set("principal", Sample.subject().get("principal").deepCopy());
    AnOrder.draft().fillIn(Sample.subject(), site).grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.CHANGE_SUBJECT);
    ObjectNode subject = Sample.subject();
    ((ObjectNode) subject.get("principal")).put("mobile", "13900571999");
    order.put("/subject", subject.toString()).then().statusCode(200);

    // then
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("CHANGE_FILING_REQUIRED")))
        .body("violations.rule", equalTo(List.of("R-CHG-2")));
  }

  @Test
  @DisplayName("R-CAN-1: access ends after the owner's code, without the ministry's codes")
  void cancels_access() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");

    // then neither without a reason nor without the code
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.path", hasItems("ending.reason", "ownerConfirmation"))
        .body("violations.rule", hasItem("R-CAN-1"));

    // when
    order
        .put("/ending", CLOSED)
        .then()
        .statusCode(200)
        .body("ending.reason", equalTo("SERVICE_CLOSED"));
    order.confirmByOwner(SERVICE_PHONE);
    order.submit().grant();

    // then
    AccessCancelled cancelled = order.awaitEvent(AccessCancelled.class);
    assertThat(cancelled.serviceNumbers()).containsExactly(number + "-1");
    assertThat(order.acts()).doesNotContain("SMS_VERIFIED");
    filing(number)
        .then()
        .body("status", equalTo("ACCESS_CANCELLED"))
        .body("services[0].status", equalTo("ACCESS_CANCELLED"));
    publicly("number=" + number).body("items", equalTo(List.of()));
  }

  @Test
  @DisplayName("R-CAN-1: the provider cancels access for its own reasons, without the owner's code")
  void lets_the_provider_cancel_access() {
    // given
    String number = record();
    String body = "{\"serviceNumber\":\"" + number + "-1\",\"reason\":\"RESOURCE_EXPIRED\"}";
    String key = java.util.UUID.randomUUID().toString();

    // then only review leads may, for what is the provider's reason and in force
    for (String user : List.of(holderOf(number), "reviewer-1", "officer-zj", "admin-1")) {
      cancelAs(user, key, body).then().statusCode(403);
    }
    cancelAs("lead-1", key, "{}").then().statusCode(422).body("violations", hasSize(2));
    cancelAs("lead-1", key + "1", body.replace("RESOURCE_EXPIRED", "SERVICE_CLOSED"))
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("ENDING_REASON_OF_OWNER")));
    cancelAs("lead-1", key + "2", body.replace("-1\"", "-7\"")).then().statusCode(404);
    cancelAs("lead-1", key + "3", body.replace("}", ",\"details\":\"a\\u0000b\"}"))
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("details")));
    AnOrder inTheWay = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");
    inTheWay.put("/ending", "{\"reason\":\"RESOURCE_EXPIRED\"}").then().statusCode(422);
    cancelAs("lead-1", key + "4", body).then().statusCode(409).body("rule", equalTo("R-TYPE-3"));
    inTheWay.post("/abandonment").then().statusCode(200);

    // when
    String id =
        cancelAs("lead-1", key + "5", body)
            .then()
            .statusCode(201)
            .body("state", equalTo("IN_BUREAU_REVIEW"))
            .extract()
            .path("orderId");
    cancelAs("lead-1", key + "5", body).then().body("orderId", equalTo(id));
    AnOrder order = AnOrder.known(number, id);
    order.post("/withdrawal").then().statusCode(409);
    order.grant();

    // then
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "BUREAU_APPROVED");
    assertThat(order.awaitEvent(AccessCancelled.class).recipient().account().value())
        .isEqualTo(order.account());
    filing(number).then().body("services[0].status", equalTo("ACCESS_CANCELLED"));
    cancelAs("lead-1", key + "6", body).then().statusCode(404);
  }

  private static Response cancelAs(String user, String key, String body) {
    return as(user)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/provider-cancellations");
  }

  @Test
  @DisplayName("R-DER-1: a deregistered service is void; the subject without services is a shell")
  void deregisters_a_service() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.DEREGISTER_SERVICE, number + "-1");
    order.put("/ending", "{\"reason\":\"OTHER\"}").then().statusCode(200);
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.path", hasItem("ending.details"));
    order.put("/ending", "{\"reason\":\"OTHER\",\"details\":\"业务调整\"}").then().statusCode(200);

    // when
    order.confirmByOwner(SERVICE_PHONE).submit().grant();

    // then
    assertThat(order.awaitEvent(FilingDeregistered.class).subjectEnded()).isFalse();
    filing(number)
        .then()
        .body("status", equalTo("EMPTY_SHELL"))
        .body("services[0].status", equalTo("DEREGISTERED"));
    assertThat(order.column("application")).doesNotContain("业务调整");

    // and a shell is ended at the bureau only (R-DER-2), but may be filled again
    AnOrder.open(number, FilingType.DEREGISTER_SUBJECT)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_ENDS_OFFLINE"))
        .body("rule", equalTo("R-DER-2"));
    AnOrder.open(number, FilingType.ADD_SERVICE).then().statusCode(201);
  }

  @Test
  @DisplayName("R-DER-1: deregistering the subject ends all its services, for good")
  void deregisters_a_subject() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.DEREGISTER_SUBJECT);
    order.put("/ending", CLOSED).then().statusCode(200);

    // when
    order.confirmByOwner(SUBJECT_PHONE).submit().grant();

    // then
    FilingDeregistered ended = order.awaitEvent(FilingDeregistered.class);
    assertThat(ended.subjectEnded()).isTrue();
    assertThat(ended.serviceNumbers()).containsExactly(number + "-1");
    filing(number)
        .then()
        .body("status", equalTo("DEREGISTERED"))
        .body("services.status", equalTo(List.of("DEREGISTERED")));
    AnOrder.open(number, FilingType.ADD_SERVICE)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_ENDED"));
  }

  @Test
  @DisplayName("R-CAN-1: an owner's code dies of five wrong entries, of age and of its use")
  void keeps_owners_codes_from_being_guessed() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");
    order.put("/ending", CLOSED).then().statusCode(200);
    order
        .post("/owner-codes")
        .then()
        .statusCode(202)
        .body("phone", equalTo("137****1003"))
        .body("sendsLeft", equalTo(4));
    String right = lastCodeTo(SERVICE_PHONE);
    String wrong = right.equals("000000") ? "000001" : "000000";

    // when
    for (int i = 0; i < 5; i++) {
      order
          .post("/owner-confirmation", "{\"code\":\"" + wrong + "\"}")
          .then()
          .statusCode(422)
          .body("code", equalTo("OWNER_CODE_WRONG"))
          .body("rule", equalTo("R-CAN-1"));
    }

    // then even the right one is refused, and a new one has to wait
    order.post("/owner-confirmation", "{\"code\":\"" + right + "\"}").then().statusCode(422);
    order.post("/owner-codes").then().statusCode(429).body("code", equalTo("OWNER_CODE_TOO_SOON"));
    order.post("/owner-confirmation", "{\"code\":\"12345\"}").then().statusCode(422);
    TestClock.advance(java.time.Duration.ofMinutes(2));
    order.post("/owner-codes").then().statusCode(202);
    String second = lastCodeTo(SERVICE_PHONE);
    TestClock.advance(java.time.Duration.ofMinutes(10));
    order.post("/owner-confirmation", "{\"code\":\"" + second + "\"}").then().statusCode(422);
    order.post("/owner-codes").then().statusCode(202);
    String third = lastCodeTo(SERVICE_PHONE);
    order.post("/owner-confirmation", "{\"code\":\"" + third + "\"}").then().statusCode(200);
    order.post("/owner-confirmation", "{\"code\":\"" + third + "\"}").then().statusCode(409);
    assertThat(
            TestDatabase.count(
                "select count(*) from one_time_code where thing = ?", order.id().value()))
        .isZero();
  }

  @Test
  void says_when_the_gateway_did_not_take_a_code() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");
    SmsGatewayStandIn.outage(true);
    try {
      // then
      order.post("/owner-codes").then().statusCode(503).body("code", equalTo("SMS_GATEWAY_AWAY"));
    } finally {
      SmsGatewayStandIn.outage(false);
    }
  }

  @Test
  @DisplayName("R-TYPE-3: of fifty orders at once on one record one is opened")
  void takes_one_order_at_a_time() {
    // given
    String number = record();

    // when
    List<CompletableFuture<Integer>> attempts =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            AnOrder.open(
                                    number,
                                    i % 2 == 0 ? FilingType.ADD_SERVICE : FilingType.CHANGE_SUBJECT)
                                .statusCode()))
            .toList();
    List<Integer> statuses = attempts.stream().map(CompletableFuture::join).toList();

    // then
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(49);
    String id =
        TestDatabase.value(
            "select id::text from orders where filing_number = ? and state = 'DRAFT'", number);
    AnOrder.open(number, FilingType.ADD_SERVICE)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_HAS_ORDER_IN_PROGRESS"))
        .body("rule", equalTo("R-TYPE-3"))
        .body("detail", org.hamcrest.Matchers.containsString(id));

    // and the next one after it is over
    as(holderOf(number)).post("/api/v1/orders/" + id + "/abandonment").then().statusCode(200);
    AnOrder.open(number, FilingType.ADD_SERVICE).then().statusCode(201);
  }

  @ParameterizedTest
  @EnumSource(
      value = FilingType.class,
      names = {"ADD_SERVICE", "CHANGE_SUBJECT", "CHANGE_SERVICE", "CHANGE_FILING"})
  @DisplayName("R-TYPE-3: a change keeps its record from other orders until it is over")
  void opens_with_what_is_on_record(FilingType type) {
    // given
    String number = record();
    boolean takesServices = type == FilingType.CHANGE_SERVICE || type == FilingType.CHANGE_FILING;

    // when
    AnOrder order =
        takesServices
            ? AnOrder.onRecord(number, type, number + "-1")
            : AnOrder.onRecord(number, type);

    // then
    Response read = order.get("");
    read.then()
        .body("filingNumber", equalTo(number))
        .body("province", equalTo("330000"))
        .body("subject.name", equalTo("杭州启明示例科技有限公司"))
        .body("services", hasSize(takesServices ? 1 : 0));
    assertThat(Sample.personalData()).noneMatch(read.asString()::contains);
  }

  @Test
  void refuses_what_does_not_fit_the_type() {
    // given
    String number = record();

    // then
    Stream.of(FilingType.FIRST_FILING, FilingType.CLAIM)
        .forEach(
            type ->
                AnOrder.open(number, type)
                    .then()
                    .statusCode(422)
                    .body("violations.code", equalTo(List.of("TYPE_NOT_ABOUT_RECORD"))));
    AnOrder.open(number, FilingType.CHANGE_SERVICE)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVICE_NUMBERS_REQUIRED")));
    AnOrder.open(number, FilingType.CANCEL_ACCESS, number + "-1", number + "-2")
        .then()
        .statusCode(422)
        .body("violations.rule", equalTo(List.of("R-DER-1")));
    AnOrder.open(number, FilingType.CHANGE_SERVICE, number + "-1", number + "-1")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("serviceNumbers[1]")));
    AnOrder.open(number, FilingType.CHANGE_SERVICE, number + "-7")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVICE_NOT_ON_RECORD")));
    AnOrder.open(number, FilingType.CHANGE_SUBJECT, number + "-1")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVICE_NUMBERS_NOT_TAKEN")));
    AnOrder.openBy(holderOf(number), "浙ICP备2026999999号", FilingType.CHANGE_SUBJECT)
        .then()
        .statusCode(404);
    for (String user : List.of("filer-b", holderOf(number) + "-view")) {
      as(user)
          .body("{\"type\":\"CHANGE_SUBJECT\"}")
          .post("/api/v1/filings/" + number + "/orders")
          .then()
          .statusCode(user.equals("filer-b") ? 404 : 403);
    }
    as(holderOf(number))
        .body("{\"type\":\"CHANGE_SUBJECT\",\"province\":\"110000\"}")
        .post("/api/v1/filings/" + number + "/orders")
        .then()
        .statusCode(400);
  }

  @Test
  void keeps_to_the_parts_of_the_type() {
    // given
    String number = record();
    AnOrder order = AnOrder.onRecord(number, FilingType.CANCEL_ACCESS, number + "-1");

    // then
    order
        .put("/subject", Sample.subject().toString())
        .then()
        .statusCode(409)
        .body("code", equalTo("PART_NOT_OF_TYPE"));
    order.put("/services/1", Sample.service().toString()).then().statusCode(409);
    AnOrder.draft().put("/ending", CLOSED).then().statusCode(409);
    AnOrder.draft().post("/owner-codes").then().statusCode(409);
    as("filer-b").post(order.path() + "/owner-codes").then().statusCode(404);
    order.get("").then().body("ownerConfirmation.codeGoesTo", equalTo("SERVICE_PRINCIPAL"));
    AnOrder.draft().get("").then().body("$", not(hasItem("ending")));
  }

  private static io.restassured.response.ValidatableResponse publicly(String query) {
    return io.restassured.RestAssured.given()
        .get("/api/v1/public/filings?" + query)
        .then()
        .statusCode(200);
  }

  private static String lastCodeTo(String phone) {
    List<String> texts = SmsGatewayStandIn.textsTo(phone);
    return texts.get(texts.size() - 1).replaceAll("\\D*(\\d{6}).*", "$1");
  }
}
