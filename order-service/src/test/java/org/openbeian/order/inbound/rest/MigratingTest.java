package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingMigrated.MigratedService;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** Each test migrates between accounts of its own. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class MigratingTest {

  private static final String OWNER_PHONE = "13800571001";
  private static final String NEW_NAME = "杭州望江示例科技有限公司";
  private static final String NEW_PHONE = "13811572001";
  private static final String NEW_ADDRESS = "浙江省杭州市上城区望江路8号2幢301室";
  private static final String NEW_EMAIL = "wangjiang@example.com";
  private static final String ENTERPRISE =
      ",\"nature\":\"ENTERPRISE\",\"certificateType\":\"BUSINESS_LICENCE\"}";

  @Test
  @DisplayName("R-MIG-1: the only service goes to a new subject of a consenting account")
  void moves_a_service_to_a_new_subject() {
    // given
    String domain = newDomain();
    String number = record("filer-mig-1", Sample.subject(), domain);
    AnOrder order = migration("filer-mig-1", number, 1);
    order.get("").then().body("subject", nullValue()).body("filingNumber", equalTo(number));

    // then nothing goes without target, consent and code
    refused(order)
        .body("violations.code", hasItems("TARGET_REQUIRED", "OWNER_CODE_REQUIRED"))
        .body("violations.rule", hasItem("R-MIG-1"));
    order.put("/subject", newSubject().toString()).then().statusCode(409);
    toNewSubject(order, "acct-mig-2")
        .body("target.account", equalTo("acct-mig-2"))
        .body("target.subjectNumber", nullValue())
        .body("nature", equalTo("ENTERPRISE"));
    refused(order).body("violations.code", hasItems("TARGET_CONSENT_REQUIRED", "REQUIRED"));

    // and the target sees what it would get, and whom it would get it as
    order.put("/subject", newSubject().toString()).then().statusCode(200);
    Response waiting = as("filer-mig-2").get("/api/v1/consents");
    waiting
        .then()
        .body("items.type", equalTo(List.of("MIGRATE")))
        .body("items[0].subjectNumber", equalTo(number))
        .body("items[0].subjectName", equalTo("杭州启明示例科技有限公司"))
        .body("items[0].serviceNumbers", equalTo(List.of(number + "-1")))
        .body("items[0].services[0].domains", equalTo(List.of(domain)))
        .body("items[0].receiver.subjectNumber", nullValue())
        .body("items[0].receiver.newSubjectName", equalTo(NEW_NAME));
    assertThat(Sample.personalData()).noneMatch(waiting.asString()::contains);
    as("filer-mig-3").put("/api/v1/consents/" + order.id()).then().statusCode(404);
    consent("filer-mig-2", order);
    refused(order).body("violations.code", equalTo(List.of("OWNER_CODE_REQUIRED")));

    // when the code has come to the phone that is on record, not to the new subject's
    order.confirmByOwner(OWNER_PHONE).submit();
    OrderSubmitted submitted = order.awaitEvent(OrderSubmitted.class);
    assertThat(submitted.stages()).containsExactly(Stage.values());
    assertThat(submitted.application().record()).isNull();
    assertThat(submitted.application().subject().name()).isEqualTo(NEW_NAME);
    assertThat(submitted.application().services())
        .extracting(service -> service.number())
        .containsExactly(number + "-1");
    String granted = AnOrder.newNumber();
    order.grantUnder(granted, 0);

    // then the site is on record all the time, under its new number
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients())
        .extracting(recipient -> recipient.roles())
        .containsExactly(List.of(Role.SUBJECT_PRINCIPAL), List.of(Role.SERVICE_PRINCIPAL));
    FilingMigrated migrated = order.awaitEvent(FilingMigrated.class);
    assertThat(migrated.formerSubjectNumber()).isEqualTo(number);
    assertThat(migrated.subjectNumber()).isEqualTo(granted);
    assertThat(migrated.services())
        .containsExactly(new MigratedService(number + "-1", granted + "-1"));
    assertThat(migrated.targetAccount()).isEqualTo(new AccountId("acct-mig-2"));
    publicly(domain).body("items.number", equalTo(List.of(granted + "-1")));
    filing("filer-mig-1", number)
        .body("status", equalTo("EMPTY_SHELL"))
        .body("version", equalTo(2))
        .body("services.status", equalTo(List.of("DEREGISTERED")));
    filing("filer-mig-2", granted)
        .body("status", equalTo("NORMAL"))
        .body("version", equalTo(1))
        .body("subject.name", equalTo(NEW_NAME))
        .body("services.number", equalTo(List.of(granted + "-1")))
        .body("services.status", equalTo(List.of("NORMAL")));
    as("filer-mig-2")
        .get("/api/v1/filings/" + granted + "/versions")
        .then()
        .body("items.type", equalTo(List.of("MIGRATE")))
        .body("items.orderId", equalTo(List.of(order.id().toString())));

    // and so are its duties
    duties("filer-mig-2", granted).body("items.state", not(hasItem("ENDED")));
    duties("filer-mig-2", granted)
        .body("items.serviceNumber", hasItem(granted + "-1"))
        .body("items.serviceNumber", not(hasItem(number + "-1")));
    duties("filer-mig-1", number).body("items.state", not(hasItem("OPEN")));

    // and the order tells where it went, the account nothing more
    order
        .get("")
        .then()
        .body("state", equalTo("GRANTED"))
        .body("filingNumber", equalTo(number))
        .body("target.subjectNumber", equalTo(granted));
    as("filer-mig-1").get("/api/v1/filings/" + granted).then().statusCode(404);
    as("filer-mig-2").get("/api/v1/consents").then().body("items", equalTo(List.of()));
    AnOrder.openBy("filer-mig-1", number, FilingType.MIGRATE, number + "-1")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVICE_NOT_ON_RECORD")));
  }

  @Test
  @DisplayName(
      "R-MIG-1: services go to a subject on record, of which their owner sees name and number")
  void moves_some_services_to_a_subject_on_record() {
    // given
    String first = newDomain();
    String second = newDomain();
    String third = newDomain();
    String number = record("filer-mig-4", Sample.subject(), first, second, third);
    String theirs = record("filer-mig-5", newSubject(), newDomain());
    AnOrder order = migration("filer-mig-4", number, 1, 3);
    order
        .put("/target", target("acct-mig-5", theirs))
        .then()
        .statusCode(200)
        .body("target.subjectNumber", equalTo(theirs))
        .body("target.subjectName", nullValue());
    as("filer-mig-5")
        .get("/api/v1/consents")
        .then()
        .body("items[0].receiver.subjectNumber", equalTo(theirs))
        .body("items[0].serviceNumbers", equalTo(List.of(number + "-1", number + "-3")));

    // then the subject is not the filer's to change
    order
        .put("/subject", newSubject().toString())
        .then()
        .statusCode(409)
        .body("code", equalTo("PART_NOT_OF_TYPE"));

    // when
    consent("filer-mig-5", order);
    order.confirmByOwner(OWNER_PHONE).verifyPersons();
    Response answer = order.post("/submission", Sample.COMMITMENTS);

    // then of their subject there are number and name, whoever looks on the owner's side
    answer
        .then()
        .statusCode(200)
        .body("subject", nullValue())
        .body("target.subjectNumber", equalTo(theirs))
        .body("target.subjectName", equalTo(NEW_NAME));
    Stream.of(answer, order.get(""), order.get("/preview"), order.get("/timeline"))
        .forEach(MigratingTest::showsNothingOfTheOther);
    OrderSubmitted submitted = order.awaitEvent(OrderSubmitted.class);
    assertThat(submitted.application().record()).isEqualTo(new OnRecord(theirs, 1));
    assertThat(submitted.application().subject().name()).isEqualTo(NEW_NAME);

    // and their record takes no other order meanwhile, without a word of whose this one is
    AnOrder.openBy("filer-mig-5", theirs, FilingType.CHANGE_SUBJECT)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_AWAITS_MIGRATION"))
        .body("rule", equalTo("R-TYPE-3"))
        .body("detail", not(containsString(order.id().toString())))
        .body("detail", not(containsString(number)));
    AnOrder.openBy("filer-mig-4", number, FilingType.ADD_SERVICE)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_HAS_ORDER_IN_PROGRESS"));

    // and takes one again once the order is back with its filer, who needs a new consent
    order.post("/withdrawal").then().statusCode(200);
    AnOrder theirChange = AnOrder.onRecordOf("filer-mig-5", theirs, FilingType.CHANGE_SUBJECT);
    consent("filer-mig-5", order);
    TestClock.advance(Duration.ofMinutes(2));
    order.confirmByOwner(OWNER_PHONE);
    refused(order).body("violations.code", equalTo(List.of("TARGET_HAS_ORDER_IN_PROGRESS")));
    theirChange.post("/abandonment").then().statusCode(200);

    // and their contacts can't be found out by entering them
    ObjectNode guess = Sample.service();
    guess.putArray("domains").add(first);
    ((ObjectNode) guess.get("principal")).put("mobile", NEW_PHONE);
    order.put("/services/1", guess.toString()).then().statusCode(200);
    order
        .get("/preview")
        .then()
        .body("findings.code", not(hasItem("CONTACT_OF_ANOTHER_PRINCIPAL")));
    guess = Sample.service();
    guess.putArray("domains").add(first);
    order.put("/services/1", guess.toString()).then().statusCode(200);

    // when
    order.submit().grant();

    // then
    assertThat(order.awaitEvent(FilingMigrated.class).services())
        .containsExactly(
            new MigratedService(number + "-1", theirs + "-2"),
            new MigratedService(number + "-3", theirs + "-3"));
    filing("filer-mig-4", number)
        .body("status", equalTo("NORMAL"))
        .body("services.status", equalTo(List.of("DEREGISTERED", "NORMAL", "DEREGISTERED")));
    filing("filer-mig-5", theirs)
        .body("status", equalTo("NORMAL"))
        .body("version", equalTo(2))
        .body("subject.name", equalTo(NEW_NAME))
        .body("services.number", containsInAnyOrder(theirs + "-1", theirs + "-2", theirs + "-3"));
    publicly(first).body("items.number", equalTo(List.of(theirs + "-2")));
    publicly(second).body("items.number", equalTo(List.of(number + "-2")));
    publicly(third).body("items.number", equalTo(List.of(theirs + "-3")));
    showsNothingOfTheOther(order.get(""));
    AnOrder.onRecordOf("filer-mig-5", theirs, FilingType.ADD_SERVICE);
  }

  @Test
  @DisplayName(
      "R-MIG-1, R-FLOW-9: a target is an organisation, on record or new, and said just once")
  void refuses_targets_that_do_not_fit() {
    // given
    String number = record("filer-mig-6", Sample.subject(), newDomain());
    AnOrder order = migration("filer-mig-6", number, 1);
    String to = "{\"account\":\"acct-mig-7\"";

    // then
    refusedTarget(order, to + "}", "TARGET_SUBJECT_REQUIRED");
    refusedTarget(order, to + ",\"nature\":\"ENTERPRISE\"}", "REQUIRED");
    refusedTarget(order, to + ",\"subjectNumber\":\"x\"" + ENTERPRISE, "TARGET_SUBJECT_SAYS_IT");
    refusedTarget(
        order,
        to + ",\"nature\":\"PERSONAL\",\"certificateType\":\"RESIDENT_ID_CARD\"}",
        "TARGET_IS_PERSON");
    refusedTarget(
        order,
        to + ",\"nature\":\"LAW_FIRM\",\"certificateType\":\"BUSINESS_LICENCE\"}",
        "CERTIFICATE_OF_OTHER_NATURE");
    refusedTarget(order, "{\"account\":\"acct-mig-6\"" + ENTERPRISE, "TARGET_IS_OWNER");

    // and the nature that the target fixed is the subject's
    toNewSubject(order, "acct-mig-7");
    ObjectNode person = newSubject();
    person.put("nature", "LAW_FIRM");
    order
        .put("/subject", person.toString())
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("FIXED_AT_CREATION"));

    // and a transfer takes no subject
    order.post("/abandonment").then().statusCode(200);
    AnOrder transfer = AnOrder.onRecordOf("filer-mig-6", number, FilingType.TRANSFER);
    refusedTarget(transfer, to + ENTERPRISE, "TARGET_TAKES_WHOLE_SUBJECT");
  }

  @Test
  @DisplayName(
      "R-MIG-1: only the owner migrates, where the province lets them, and services on record")
  void opens_only_what_may_migrate() {
    // given
    String number = record("filer-mig-8", Sample.subject(), newDomain());

    // then
    AnOrder.openBy("filer-mig-7", number, FilingType.MIGRATE, number + "-1").then().statusCode(404);
    AnOrder.openBy("filer-mig-8", number, FilingType.MIGRATE)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("SERVICE_NUMBERS_REQUIRED")))
        .body("violations.rule", equalTo(List.of("R-MIG-1")));
    AnOrder.openBy("filer-a-view", number, FilingType.MIGRATE, number + "-1")
        .then()
        .statusCode(403);
    TestDatabase.update("update filing_subject set province = '110000' where number = ?", number);
    AnOrder.openBy("filer-mig-8", number, FilingType.MIGRATE, number + "-1")
        .then()
        .statusCode(409)
        .body("code", equalTo("PROVINCE_WITHOUT_MIGRATION"))
        .body("rule", equalTo("R-MIG-1"));
    as("filer-mig-8")
        .header("Accept-Language", "en")
        .body("{\"type\":\"MIGRATE\",\"serviceNumbers\":[\"" + number + "-1\"]}")
        .post("/api/v1/filings/" + number + "/orders")
        .then()
        .body("detail", containsString("Deregister the service"));
  }

  @Test
  @DisplayName(
      "R-MIG-1: a consent is to the target and the new subject as they are; it may be taken back")
  void asks_for_consent_anew() {
    // given
    String number = record("filer-mig-9", Sample.subject(), newDomain());
    AnOrder order = ready("filer-mig-9", number, "filer-mig-10");

    // then
    as("filer-mig-10").delete("/api/v1/consents/" + order.id()).then().statusCode(200);
    refused(order).body("violations.code", equalTo(List.of("TARGET_CONSENT_REQUIRED")));
    consent("filer-mig-10", order);
    ObjectNode other = newSubject();
    other.put("name", "杭州别家示例科技有限公司");
    order
        .put("/subject", other.toString())
        .then()
        .statusCode(200)
        .body("target.consented", equalTo(false));
    refused(order).body("violations.code", equalTo(List.of("TARGET_CONSENT_REQUIRED")));
    consent("filer-mig-10", order);

    // and what is said of the same kind of subject stays with another account, a consent does not
    toNewSubject(order, "acct-mig-11")
        .body("subject.name", equalTo("杭州别家示例科技有限公司"))
        .body("target.consented", equalTo(false))
        .body("ownerConfirmation.confirmed", equalTo(false));
    order
        .put(
            "/target",
            "{\"account\":\"acct-mig-11\",\"nature\":\"LAW_FIRM\",\"certificateType\":\"LAW_FIRM_LICENCE\"}")
        .then()
        .statusCode(200)
        .body("nature", equalTo("LAW_FIRM"))
        .body("subject", nullValue());
    as("filer-mig-10").put("/api/v1/consents/" + order.id()).then().statusCode(404);
  }

  @Test
  @DisplayName("R-MIG-1, R-TYPE-2, R-TYPE-4: a new subject is new here, and its account's only one")
  void refuses_a_new_subject_that_is_not_new() {
    // given an owner with another draft, and then an account with one of its own
    AnOrder own = AnOrder.draftOf("filer-mig-12");
    String number = record("filer-mig-12", Sample.subject(), newDomain());
    AnOrder order = ready("filer-mig-12", number, "filer-mig-13");
    AnOrder theirs = AnOrder.draftOf("filer-mig-13");

    // then
    refused(order)
        .body(
            "violations.code",
            equalTo(List.of("TARGET_HAS_ORDER_IN_PROGRESS", "OWNER_HAS_ORDER_IN_PROGRESS")))
        .body("violations.rule", equalTo(List.of("R-MIG-1", "R-MIG-1")));
    own.post("/abandonment").then().statusCode(200);

    // when the account gets a subject
    theirs.fillIn(Sample.subject(), Sample.service()).grantedAs(AnOrder.newNumber());

    // then
    refused(order)
        .body("violations.code", equalTo(List.of("TARGET_HOLDS_SUBJECT")))
        .body("violations.rule", equalTo(List.of("R-TYPE-4")));

    // when the certificate is on record, or named in another order
    ObjectNode taken = newSubject();
    record("filer-mig-14", taken, newDomain());
    toNewSubject(order, "acct-mig-15");

    // then
    order
        .put("/subject", taken.toString())
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT"))
        .body("violations.path", hasItem("subject.certificate.number"))
        .body("violations.rule", hasItem("R-TYPE-2"));
    ObjectNode asked = newSubject();
    AnOrder other =
        AnOrder.draftOf(
            TestTokens.newFiler(), asked.at("/certificate/number").asText(), newDomain());
    order
        .put("/subject", asked.toString())
        .then()
        .statusCode(422)
        .body("violations.code", hasItem("CERTIFICATE_HAS_ORDER"));
    other.post("/abandonment").then().statusCode(200);
  }

  @Test
  @DisplayName("R-MIG-1: a subject on record is the target's own organisation in the same province")
  void refuses_subjects_on_record_that_can_not_take_services_in() {
    // given
    String number = record("filer-mig-16", Sample.subject(), newDomain());
    String theirs = record("filer-mig-17", newSubject(), newDomain());
    String foreign = record("filer-mig-18", newSubject(), newDomain());
    AnOrder order = migration("filer-mig-16", number, 1);

    // then a foreign one and one that is not there look the same, before and after the consent
    for (String named : List.of(foreign, "浙ICP备2099000001号")) {
      order.put("/target", target("acct-mig-17", named)).then().statusCode(200);
      refused(order).body("violations.code", hasItem("TARGET_CONSENT_REQUIRED"));
      consent("filer-mig-17", order);
      refused(order)
          .body(
              "violations.code",
              equalTo(List.of("TARGET_SUBJECT_UNAVAILABLE", "OWNER_CODE_REQUIRED")))
          .body("violations.path", hasItem("target.subjectNumber"));
    }

    // and neither a person nor another province's will do
    order.put("/target", target("acct-mig-17", theirs)).then().statusCode(200);
    consent("filer-mig-17", order);
    TestDatabase.update("update filing_subject set nature = 'PERSONAL' where number = ?", theirs);
    refused(order).body("violations.code", hasItem("TARGET_IS_PERSON"));
    TestDatabase.update(
        "update filing_subject set nature = 'ENTERPRISE', province = '310000' where number = ?",
        theirs);
    refused(order).body("violations.code", hasItem("TARGET_OF_OTHER_PROVINCE"));
    TestDatabase.update(
        "update filing_subject set province = '330000', status = 'DEREGISTERED' where number = ?",
        theirs);
    refused(order).body("violations.code", hasItem("TARGET_SUBJECT_UNAVAILABLE"));

    // and none of it stays in the order
    order.get("").then().body("target.subjectName", nullValue());
    assertThat(order.column("application")).doesNotContain(NEW_NAME);
  }

  @Test
  @DisplayName("R-MIG-1, R-TYPE-3: of two migrations to one subject at once, one goes on")
  void lets_one_of_two_migrations_at_a_time_pass() {
    // given
    String theirs = record("filer-mig-21", newSubject(), newDomain());
    List<AnOrder> orders =
        Stream.of("filer-mig-19", "filer-mig-20")
            .map(
                owner -> {
                  String number = record(owner, Sample.subject(), newDomain());
                  AnOrder order = migration(owner, number, 1);
                  order.put("/target", target("acct-mig-21", theirs)).then().statusCode(200);
                  consent("filer-mig-21", order);
                  return order.confirmByOwner(OWNER_PHONE);
                })
            .toList();

    // when
    List<Integer> statuses = atOnce(orders.stream().map(MigratingTest::submission).toList());

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    refused(orders.get(statuses.indexOf(422)))
        .body("violations.code", equalTo(List.of("TARGET_HAS_ORDER_IN_PROGRESS")));

    // and what went on arrives
    orders.get(statuses.indexOf(200)).grant();
    filing("filer-mig-21", theirs).body("services.size()", equalTo(2));
  }

  @Test
  @DisplayName("R-TYPE-3: a migration to a record and an order on it do not pass each other")
  void keeps_the_targets_record_from_two_orders_at_once() {
    // given
    String theirs = record("filer-mig-23", newSubject(), newDomain());
    String number = record("filer-mig-22", Sample.subject(), newDomain());
    AnOrder order = migration("filer-mig-22", number, 1);
    order.put("/target", target("acct-mig-23", theirs)).then().statusCode(200);
    consent("filer-mig-23", order);
    order.confirmByOwner(OWNER_PHONE);

    // when
    List<Integer> statuses =
        atOnce(
            List.of(
                submission(order),
                () -> AnOrder.openBy("filer-mig-23", theirs, FilingType.ADD_SERVICE).statusCode()));

    // then
    assertThat(statuses).isIn(List.of(200, 409), List.of(422, 201));
    assertThat(order.state())
        .isEqualTo(statuses.get(0) == 200 ? OrderState.IN_PRELIMINARY_REVIEW : OrderState.DRAFT);
  }

  @Test
  @DisplayName(
      "R-TYPE-2, R-MIG-1: while services migrate, a check finds an order for either subject")
  void is_an_order_for_both_certificates() {
    // given
    ObjectNode ours = Sample.subject();
    ObjectNode theirs = newSubject();
    String number = record("filer-mig-24", ours, newDomain());
    String other = record("filer-mig-25", theirs, newDomain());
    AnOrder order = migration("filer-mig-24", number, 1);
    order.put("/target", target("acct-mig-25", other)).then().statusCode(200);
    consent("filer-mig-25", order);

    // then in a draft for the one that they leave only
    detected("filer-mig-24", ours)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("CERTIFICATE_HAS_ORDER")));
    String free = detected("filer-mig-25", theirs).then().statusCode(201).extract().path("id");
    as("filer-mig-25").post("/api/v1/orders/" + free + "/abandonment").then().statusCode(200);

    // and of a submission and such an order at once, one passes
    order.confirmByOwner(OWNER_PHONE);
    List<Integer> statuses =
        atOnce(List.of(submission(order), () -> detected("filer-mig-25", theirs).statusCode()));
    assertThat(statuses).isIn(List.of(200, 422), List.of(422, 201));
    detected("filer-mig-25", theirs)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("CERTIFICATE_HAS_ORDER")));
    detected("filer-mig-24", ours).then().statusCode(422);
  }

  /** Tries to open whatever a check of a new domain detects. */
  @Test
  @DisplayName("R-FLOW-2, R-MIG-1: the target changes only where a reviewer asked for that")
  void keeps_its_target_where_other_changes_were_requested() {
    // given
    String number = record("filer-mig-61", Sample.subject(), newDomain());
    AnOrder order = ready("filer-mig-61", number, "filer-mig-62").submit();
    TestTopics.publish(
        new ChangesRequested(
            order.id(),
            1,
            UUID.randomUUID(),
            AnOrder.REVIEWER,
            List.of(new Reason("subject.remark", "WRONG", null, "请修改", null))));
    order.awaitState(OrderState.CHANGES_REQUESTED);

    // then
    refusedTarget(order, "{\"account\":\"acct-mig-63\"" + ENTERPRISE, "NOT_REQUESTED");
    toNewSubject(order, "acct-mig-62");
    ObjectNode shown = order.get("").as(JsonNode.class).get("subject").deepCopy();
    order.put("/subject", shown.put("name", "新").toString()).then().statusCode(422);
    shown.put("name", NEW_NAME).put("remark", "新");
    order.put("/subject", shown.toString()).then().statusCode(200);
    consent("filer-mig-62", order);
    order.confirmByOwner(OWNER_PHONE).submit();
  }

  private static Response detected(String user, ObjectNode subject) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("province", "330000");
    body.putObject("check")
        .put("nature", "ENTERPRISE")
        .put("certificateType", "BUSINESS_LICENCE")
        .put("certificateNumber", subject.at("/certificate/number").asText())
        .put("serviceKind", "WEBSITE")
        .put("domain", newDomain());
    return as(user).body(body.toString()).post("/api/v1/orders");
  }

  /** Ready to be submitted, to a new subject. */
  private static AnOrder ready(String owner, String number, String target) {
    AnOrder order = migration(owner, number, 1);
    toNewSubject(order, target.replace("filer", "acct"));
    order.put("/subject", newSubject().toString()).then().statusCode(200);
    consent(target, order);
    return order.confirmByOwner(OWNER_PHONE);
  }

  private static AnOrder migration(String owner, String number, int... services) {
    String[] numbers =
        Arrays.stream(services).mapToObj(no -> number + "-" + no).toArray(String[]::new);
    return AnOrder.onRecordOf(owner, number, FilingType.MIGRATE, numbers);
  }

  /** A new record with a website for each domain. */
  private static String record(String user, ObjectNode subject, String first, String... more) {
    String number = AnOrder.newNumber();
    if (subject.equals(Sample.subject())) {
      ((ObjectNode) subject.get("certificate")).put("number", CreditCodeUtil.randomCreditCode());
    }
    AnOrder.draftOf(user, subject.at("/certificate/number").asText(), first)
        .fillIn(subject, service(first))
        .grantedAs(number);
    for (String domain : more) {
      AnOrder order = AnOrder.onRecordOf(user, number, FilingType.ADD_SERVICE);
      order.put("/services/1", service(domain).toString()).then().statusCode(200);
      order.submit().grant();
    }
    return number;
  }

  private static ObjectNode service(String domain) {
    ObjectNode service = Sample.service();
    service.putArray("domains").add(domain);
    return service;
  }

  private static ObjectNode newSubject() {
    ObjectNode subject = Sample.subjectLedBy(40_000_000, NEW_PHONE, NEW_EMAIL);
    subject.put("name", NEW_NAME);
    subject.put("communicationAddress", NEW_ADDRESS);
    ((ObjectNode) subject.get("certificate")).put("number", CreditCodeUtil.randomCreditCode());
    return subject;
  }

  private static String newDomain() {
    return "m" + UUID.randomUUID() + ".cn";
  }

  private static String target(String account, String subjectNumber) {
    return "{\"account\":\"" + account + "\",\"subjectNumber\":\"" + subjectNumber + "\"}";
  }

  private static ValidatableResponse toNewSubject(AnOrder order, String account) {
    return order
        .put("/target", "{\"account\":\"" + account + "\"" + ENTERPRISE)
        .then()
        .statusCode(200);
  }

  private static void refusedTarget(AnOrder order, String body, String code) {
    order.put("/target", body).then().statusCode(422).body("violations.code", hasItem(code));
  }

  private static void consent(String user, AnOrder order) {
    as(user).put("/api/v1/consents/" + order.id()).then().statusCode(200);
  }

  private static ValidatableResponse refused(AnOrder order) {
    order.uploadMaterials().verifyPersons();
    return order.post("/submission", Sample.COMMITMENTS).then().statusCode(422);
  }

  private static void showsNothingOfTheOther(Response response) {
    assertThat(
            Stream.of(NEW_PHONE, NEW_ADDRESS, NEW_EMAIL, "上城区", "138****2001", "w***@example.com"))
        .noneMatch(response.asString()::contains);
  }

  private static Supplier<Integer> submission(AnOrder order) {
    order.uploadMaterials().verifyPersons();
    return () -> order.post("/submission", Sample.COMMITMENTS).statusCode();
  }

  private static List<Integer> atOnce(List<Supplier<Integer>> acts) {
    return acts.stream().map(CompletableFuture::supplyAsync).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static ValidatableResponse filing(String user, String number) {
    return as(user).get("/api/v1/filings/" + number).then().statusCode(200);
  }

  private static ValidatableResponse duties(String user, String number) {
    return as(user).get("/api/v1/filings/" + number + "/duties").then().statusCode(200);
  }

  private static ValidatableResponse publicly(String domain) {
    return RestAssured.given()
        .get("/api/v1/public/filings?domain=" + domain)
        .then()
        .statusCode(200);
  }
}
