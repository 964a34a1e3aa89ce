package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** What becomes of service codes with the orders that name them. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-CODE-1, R-CODE-2")
class BoundCodesTest {

  private static final String BLOCKING = "findings.findAll { it.severity == 'BLOCKS' }";
  private static final String SERVICE_PHONE = "13700571003";
  private static final String CLOSED = "{\"reason\":\"SERVICE_CLOSED\"}";
  private static final String PATH = "services[0].server.serviceCode";

  private final String owner = TestTokens.newFiler();

  private String newCode() {
    return AnOrder.newServiceCode(owner);
  }

  /** As its owner sees it. */
  private ValidatableResponse look(String code) {
    return as(owner).get("/api/v1/service-codes/" + code).then().statusCode(200);
  }

  private static String state(String code) {
    return TestDatabase.value("select state from service_code where code = ?::uuid", code);
  }

  private static ObjectNode naming(String code) {
    ObjectNode service = Sample.service();
    service.withObject("/server").put("serviceCode", code);
    return service;
  }

  private static AnOrder filledIn(String filer, String code) {
    return AnOrder.draftOf(filer).fillIn(Sample.subject(), naming(code));
  }

  private static void refused(Response response, String path, String code) {
    response
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of(path)))
        .body("violations.code", equalTo(List.of(code)));
  }

  @Test
  @DisplayName("R-CODE-1: reserved by the submission, used up by the grant")
  void goes_with_its_order_from_the_submission_to_the_grant() {
    // given
    String code = newCode();
    AnOrder order = filledIn(owner, code);
    look(code).body("state", equalTo("FREE"));

    // when
    order.submit();

    // then
    look(code)
        .body("state", equalTo("RESERVED"))
        .body("usage.orderId", equalTo(order.id().toString()))
        .body("usage.serviceNumber", nullValue());
    order.get("/preview").then().body(BLOCKING, equalTo(List.of()));

    // when
    String number = AnOrder.newNumber();
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    order.awaitState(OrderState.AWAITING_SMS);
    TestTopics.publish(new SmsVerified(order.id(), 1));
    order.awaitState(OrderState.IN_BUREAU_REVIEW);
    TestTopics.publish(order.approvedAs(number));
    order.awaitState(OrderState.GRANTED);

    // then
    look(code)
        .body("state", equalTo("CONSUMED"))
        .body("usage.orderId", equalTo(order.id().toString()))
        .body("usage.serviceNumber", equalTo(number + "-1"))
        .body("usage.since", notNullValue());
    refused(
        AnOrder.draft().putAsItIs("/services/1", naming(code).toString()),
        PATH,
        "SERVICE_CODE_CONSUMED");
  }

  @Test
  @DisplayName("R-CODE-1: an account may use a code that it was given, and its owner sees that")
  void may_be_used_by_another_account() {
    // given
    String code = newCode();
    String number = AnOrder.newNumber();

    // when
    AnOrder order = filledIn(TestTokens.newFiler(), code).grantedAs(number);

    // then
    look(code)
        .body("state", equalTo("CONSUMED"))
        .body("usage.orderId", nullValue())
        .body("usage.serviceNumber", equalTo(number + "-1"));
    order.asFiler().get("/api/v1/service-codes/" + code).then().statusCode(404);
  }

  @Test
  @DisplayName("R-CODE-1: of fifty submissions at once that name one code, one has it")
  void goes_to_one_of_fifty_orders_at_once() throws Exception {
    // given
    String code = newCode();
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      orders.add(filledIn(TestTokens.newFiler(), code));
    }

    // when
    List<Response> answers = new ArrayList<>();
    ExecutorService filers = Executors.newFixedThreadPool(25);
    try {
      List<Future<Response>> submissions = new ArrayList<>();
      for (AnOrder order : orders) {
        submissions.add(filers.submit(() -> order.post("/submission", Sample.COMMITMENTS)));
      }
      for (Future<Response> submission : submissions) {
        answers.add(submission.get());
      }
    } finally {
      filers.shutdownNow();
    }

    // then
    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    answers.stream()
        .filter(answer -> answer.statusCode() != 200)
        .forEach(answer -> refused(answer, PATH, "SERVICE_CODE_IN_USE"));
    AnOrder winner = orders.get(statuses.indexOf(200));
    assertThat(TestDatabase.value("select order_id from service_code where code = ?::uuid", code))
        .isEqualTo(winner.id().toString());
  }

  @Test
  @DisplayName("R-CODE-1: orders that name the same codes in other orders never wait for ever")
  void keeps_orders_with_several_codes_out_of_each_others_way() throws Exception {
    // given
    String one = newCode();
    String two = newCode();
    List<AnOrder> orders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      AnOrder order = filledIn(TestTokens.newFiler(), i % 2 == 0 ? one : two);
      ObjectNode second = naming(i % 2 == 0 ? two : one).put("name", "启明示例科技商城");
      second.putArray("domains").add("shop." + Sample.DOMAIN);
      order.put("/services/2", second.toString()).then().statusCode(200);
      orders.add(order.uploadMaterials());
    }

    // when
    ExecutorService filers = Executors.newFixedThreadPool(8);
    List<Integer> statuses = new ArrayList<>();
    try {
      List<Future<Integer>> submissions = new ArrayList<>();
      for (AnOrder order : orders) {
        submissions.add(
            filers.submit(() -> order.post("/submission", Sample.COMMITMENTS).statusCode()));
      }
      for (Future<Integer> submission : submissions) {
        statuses.add(submission.get());
      }
    } finally {
      filers.shutdownNow();
    }

    // then
    assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    assertThat(Collections.frequency(statuses, 422)).isEqualTo(7);
  }

  @Test
  @DisplayName("R-CODE-1: an order that returns to its filer gives its code back")
  void is_free_again_while_its_order_is_back_with_the_filer() {
    // given
    String code = newCode();
    AnOrder order = filledIn(owner, code).submit();
    AnOrder other = filledIn(TestTokens.newFiler(), code);

    // when withdrawn
    order.post("/withdrawal").then().statusCode(200);
    look(code).body("state", equalTo("FREE")).body("usage", nullValue());

    // when rejected
    order.submit();
    TestTopics.publish(order.rejected());
    order.awaitState(OrderState.PRELIMINARY_REJECTED);
    assertThat(state(code)).isEqualTo("FREE");

    // when returned by the SMS stage
    order.submit();
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    order.awaitState(OrderState.AWAITING_SMS);
    assertThat(state(code)).isEqualTo("RESERVED");
    TestTopics.publish(order.smsFailed(SmsVerificationFailed.Cause.TIMED_OUT));
    order.awaitState(OrderState.RETURNED_FROM_SMS);
    assertThat(state(code)).isEqualTo("FREE");

    // then whoever submits first has it
    other.submit();
    refused(order.post("/submission", Sample.COMMITMENTS), PATH, "SERVICE_CODE_IN_USE");
    order.get("/preview").then().body(BLOCKING + ".code", equalTo(List.of("SERVICE_CODE_IN_USE")));
    order.put("/services/1", naming(newCode()).toString()).then().statusCode(200);
    order.submit();
  }

  @Test
  @DisplayName("R-CODE-1: an order that ends without a grant gives its code back")
  void is_free_again_after_an_end_without_a_grant() {
    // given
    String abandoned = newCode();
    String expired = newCode();
    filledIn(TestTokens.newFiler(), abandoned).submit().post("/abandonment").then().statusCode(200);
    AnOrder idle = filledIn(TestTokens.newFiler(), expired).submit();

    // when
    TestClock.advance(Duration.ofDays(45).plusSeconds(1));
    idle.awaitState(OrderState.EXPIRED);

    // then
    assertThat(state(abandoned)).isEqualTo("FREE");
    assertThat(state(expired)).isEqualTo("FREE");
  }

  @Test
  @DisplayName("R-CODE-1: ending an order that has no code frees nobody else's")
  void stays_with_its_order_when_a_draft_that_names_it_is_abandoned() {
    // given
    String code = newCode();
    filledIn(owner, code).submit();
    AnOrder draft = filledIn(TestTokens.newFiler(), code);

    // when
    draft.post("/abandonment").then().statusCode(200);

    // then
    assertThat(state(code)).isEqualTo("RESERVED");
  }

  @Test
  @DisplayName("R-CODE-1: cancelling and deregistering never give a code back")
  void is_used_up_for_good() {
    for (FilingType type : List.of(FilingType.CANCEL_ACCESS, FilingType.DEREGISTER_SERVICE)) {
      // given
      String code = newCode();
      String number = AnOrder.newNumber();
      filledIn(TestTokens.newFiler(), code).grantedAs(number);
      AnOrder end = AnOrder.onRecord(number, type, number + "-1");
      end.put("/ending", CLOSED).then().statusCode(200);
      TestClock.advance(Duration.ofMinutes(2));
      end.confirmByOwner(SERVICE_PHONE);

      // when
      end.submit().grant();

      // then
      look(code)
          .body("state", equalTo("CONSUMED"))
          .body("usage.serviceNumber", equalTo(number + "-1"));
      refused(
          AnOrder.draft().putAsItIs("/services/1", naming(code).toString()),
          PATH,
          "SERVICE_CODE_CONSUMED");
    }
  }

  @Test
  @DisplayName("R-CODE-1: a service on record keeps its code; another one is used up besides")
  void is_used_up_anew_where_a_change_names_another() {
    // given
    String first = newCode();
    String second = newCode();
    String filer = TestTokens.newFiler();
    String number = AnOrder.newNumber();
    filledIn(filer, first).grantedAs(number);

    // when a change keeps the code
    AnOrder renamed = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");
    renamed.put("/services/1", naming(first).put("name", "启明示例科技新官网").toString());
    renamed.submit().grant();

    // then
    look(first).body("state", equalTo("CONSUMED"));

    // when a change names another
    AnOrder moved = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");
    moved.put("/services/1", naming(second).put("name", "启明示例科技新官网").toString());
    moved.submit();
    assertThat(state(second)).isEqualTo("RESERVED");
    moved.grant();

    // then
    look(first).body("state", equalTo("CONSUMED"));
    look(second)
        .body("state", equalTo("CONSUMED"))
        .body("usage.serviceNumber", equalTo(number + "-1"));

    // and the service may come back to the one that was used up for it
    AnOrder back = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");
    back.put("/services/1", naming(first).put("name", "启明示例科技新官网").toString());
    back.submit().grant();
    look(first).body("state", equalTo("CONSUMED"));
  }

  @Test
  @DisplayName("R-CODE-1: a type that adds nothing takes no code")
  void is_not_asked_of_a_change_of_the_subject() {
    // given
    String code = newCode();
    String number = AnOrder.newNumber();
    filledIn(TestTokens.newFiler(), code).grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.CHANGE_SUBJECT);
    order
        .put("/subject", Sample.subject().put("name", "杭州启明新名科技有限公司").toString())
        .then()
        .statusCode(200);

    // when
    order.submit().grant();

    // then
    assertThat(
            TestDatabase.count(
                "select count(*) from service_code where order_id = ?", order.id().value()))
        .isZero();
  }

  @Test
  @DisplayName("R-CODE-1: what is granted before codes were kept goes on")
  void lets_a_grant_pass_that_has_no_code_here() {
    // given an order that was submitted before codes were kept
    String code = newCode();
    AnOrder order = filledIn(owner, code).submit();
    TestDatabase.update("delete from service_code where code = ?::uuid", code);

    // when
    String number = AnOrder.newNumber();
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    order.awaitState(OrderState.AWAITING_SMS);
    TestTopics.publish(new SmsVerified(order.id(), 1));
    order.awaitState(OrderState.IN_BUREAU_REVIEW);
    TestTopics.publish(order.approvedAs(number));

    // then
    order.awaitState(OrderState.GRANTED);
  }

  @Test
  @DisplayName("R-CODE-1: a code is one that was given out, and serves one service of an order")
  void is_checked_when_a_service_is_saved() {
    // given
    AnOrder order = AnOrder.filledIn();
    String own = Objects.requireNonNull(order.serviceCode(1));
    ObjectNode second = naming("00000000-0000-4000-8000-000000000001");
    second.putArray("domains").add("shop." + Sample.DOMAIN);

    // then
    refused(
        order.put("/services/2", second.toString()),
        "services[1].server.serviceCode",
        "SERVICE_CODE_UNKNOWN");
    second.withObject("/server").put("serviceCode", own.toUpperCase(Locale.ROOT));
    refused(
        order.put("/services/2", second.toString()),
        "services[1].server.serviceCode",
        "SERVICE_CODE_REPEATED");
  }

  @Test
  @DisplayName("R-CODE-2: the IPs are public ones of the server that the code was given for")
  void is_checked_against_the_ips() {
    // given
    AnOrder order = AnOrder.filledIn();
    ObjectNode service = naming(Objects.requireNonNull(order.serviceCode(1)));
    service.withObject("/server").putArray("ips").add("2001:db8:0::10").add("203.0.113.11");

    // then
    order
        .put("/services/1", service.toString())
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[0].server.ips[1]")))
        .body("violations.rule", equalTo(List.of("R-CODE-2")))
        .body("violations.code", hasItem("SERVER_IP_OF_ANOTHER"));
    service.withObject("/server").putArray("ips").add("2001:db8:0::10");
    order.put("/services/1", service.toString()).then().statusCode(200);
  }
}
