package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.SmsRecipient.Role;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.NationalRegistryStandIn;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** Each test files in an account of its own. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class DetectedOrdersTest {

  private static final String NAME = "杭州启明示例科技有限公司";

  private String certificate;
  private String domain;
  private String number;

  @BeforeEach
  void nobody_knows_them() {
    certificate = CreditCodeUtil.randomCreditCode();
    domain = "d" + UUID.randomUUID() + ".cn";
    number = AnOrder.newNumber();
  }

  @Test
  @DisplayName(
      "R-TYPE-1: an order begins with what its check said; other orders must wait (R-TYPE-2)")
  void opens_a_first_filing_with_what_was_said() {
    // when
    AnOrder order = AnOrder.opened("filer-j", request());

    // then
    order
        .get("")
        .then()
        .body("type", equalTo("FIRST_FILING"))
        .body("nature", equalTo("ENTERPRISE"))
        .body("filingNumber", nullValue())
        .body("subject.certificate.type", equalTo("BUSINESS_LICENCE"))
        .body("services[0].kind", equalTo("WEBSITE"))
        .body("services[0].domains", equalTo(List.of(domain)));
    as("filer-k")
        .body(request())
        .post("/api/v1/orders")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("CERTIFICATE_HAS_ORDER")))
        .body("violations.path", equalTo(List.of("check.certificateNumber")))
        .body("violations.rule", equalTo(List.of("R-TYPE-2")));
  }

  @Test
  @DisplayName("R-TYPE-3: of fifty orders at once about one subject one is opened")
  void opens_one_order_of_many_about_one_subject() {
    // when
    List<Integer> statuses =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            as(i % 2 == 0 ? "filer-l" : "filer-m")
                                .body(request())
                                .post("/api/v1/orders")
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    // then
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(49);
  }

  @Test
  @DisplayName(
      "R-CLM-1: what was filed with us is claimed by a reviewer's pass, equal to the registry")
  void claims_what_was_filed_with_us() {
    // given
    registryKnows("\"test-provider\"");
    AnOrder order = AnOrder.opened("filer-n", request());
    order
        .get("")
        .then()
        .body("type", equalTo("CLAIM"))
        .body("filingNumber", equalTo(number))
        .body("services[0].number", equalTo(number + "-1"));

    // then only as it was filed
    order.fillIn(subject("别的公司"), service(domain));
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("NOT_AS_REGISTERED")))
        .body("violations.rule", equalTo(List.of("R-CLM-1")))
        .body("violations.path", equalTo(List.of("subject.name")));
    order.fillIn(subject(NAME), service("other-" + domain));
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[0].domains")));

    // when
    order.fillIn(subject(NAME), service(domain)).submit();
    assertThat(order.awaitEvent(OrderSubmitted.class).stages())
        .containsExactly(Stage.PRELIMINARY_REVIEW);
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));

    // then
    order.awaitState(OrderState.GRANTED);
    assertThat(order.awaitEvent(FilingClaimed.class).serviceNumbers())
        .containsExactly(number + "-1");
    assertThat(
            TestDatabase.count(
                "select count(*) from filing_duty where subject_number = ? and order_id = ?",
                number,
                order.id().value()))
        .isEqualTo(3);
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "PRE_REVIEW_PASSED");
    as("filer-n")
        .get("/api/v1/filings/" + number)
        .then()
        .statusCode(200)
        .body("services.number", equalTo(List.of(number + "-1")));
  }

  @Test
  @DisplayName("R-TYPE-1: access is added to what is filed elsewhere, under the numbers it has")
  void adds_access_to_what_is_filed_elsewhere() {
    // given
    registryKnows("\"they\"");
    AnOrder order = AnOrder.opened("filer-o", request());
    order.get("").then().body("type", equalTo("ADD_ACCESS"));
    order.fillIn(subject(NAME), service(domain));

    // when
    order.submit().grant();

    // then
    assertThat(order.awaitEvent(OrderForwarded.class).smsRecipients())
        .extracting(recipient -> recipient.roles())
        .containsExactly(List.of(Role.SERVICE_PRINCIPAL));
    assertThat(order.awaitEvent(FilingGranted.class).type()).isEqualTo(FilingType.ADD_ACCESS);
    as("filer-o")
        .get("/api/v1/filings/" + number)
        .then()
        .body("status", equalTo("NORMAL"))
        .body("services.number", equalTo(List.of(number + "-1")));

    // and a further service gets the number after the last one, with us or elsewhere
    NationalRegistryStandIn.answers(
        certificate, 200, "{\"subject\":" + subjectOf("\"they\"") + ",\"entries\":[]}");
    AnOrder next = AnOrder.onRecordOf("filer-o", number, FilingType.ADD_SERVICE);
    ObjectNode another = service("another-" + domain);
    next.put("/services/1", another.toString()).then().statusCode(200);
    next.submit().grant();
    as("filer-o")
        .get("/api/v1/filings/" + number)
        .then()
        .body("services.number", hasItem(number + "-4"));
  }

  @Test
  @DisplayName("R-TYPE-1: an edit asks about each name once, whatever others change meanwhile")
  void asks_about_each_name_once_in_an_edit() {
    // given a website with a domain more
    registryKnows("\"they\"");
    AnOrder order = AnOrder.opened(TestTokens.newFiler(), request());
    String kept = "kept-" + domain;
    String wanted = "wanted-" + domain;
    saved(order, domain, kept).then().statusCode(200);
    int before = NationalRegistryStandIn.lookups(certificate).size();

    // when that one goes while the registry is asked about a third
    NationalRegistryStandIn.hold(certificate);
    CompletableFuture<Integer> edit =
        CompletableFuture.supplyAsync(() -> saved(order, domain, kept, wanted).statusCode());
    await().until(() -> NationalRegistryStandIn.lookups(certificate).size(), equalTo(before + 1));
    saved(order, domain).then().statusCode(200);
    NationalRegistryStandIn.letGo(certificate);

    // then
    assertThat(edit).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(200);
    assertThat(NationalRegistryStandIn.lookups(certificate)).hasSize(before + 2);
    assertThat(order.get("").jsonPath().getList("services[0].domains"))
        .isEqualTo(List.of(domain, kept, wanted));
  }

  private static Response saved(AnOrder order, String... domains) {
    ObjectNode service = Sample.service();
    ArrayNode named = service.putArray("domains");
    Stream.of(domains).forEach(named::add);
    return order.putAsItIs("/services/1", service.toString());
  }

  @Test
  @DisplayName("R-TYPE-1: a service is added to a subject that is filed elsewhere")
  void adds_a_service_to_a_subject_filed_elsewhere() {
    // given
    NationalRegistryStandIn.answers(
        certificate, 200, "{\"subject\":" + subjectOf("\"they\"") + ",\"entries\":[]}");
    AnOrder order = AnOrder.opened("filer-p", request());
    order.get("").then().body("type", equalTo("ADD_SERVICE"));

    // when
    order.fillIn(subject(NAME), service(domain)).submit().grant();

    // then
    as("filer-p")
        .get("/api/v1/filings/" + number)
        .then()
        .body("services.number", equalTo(List.of(number + "-4")));
  }

  @Test
  void says_when_it_is_another_type() {
    ObjectNode request = (ObjectNode) body();
    request.put("type", "CLAIM");
    as("filer-q")
        .header("Accept-Language", "en")
        .body(request.toString())
        .post("/api/v1/orders")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("type")))
        .body("violations[0].message", org.hamcrest.Matchers.containsString("FIRST_FILING"));
    as("filer-q")
        .body(body().put("nature", "ENTERPRISE").toString())
        .post("/api/v1/orders")
        .then()
        .statusCode(400);
    as("filer-q")
        .body(body().put("province", "999999").toString())
        .post("/api/v1/orders")
        .then()
        .statusCode(422);
    as("filer-a-view").body(request()).post("/api/v1/orders").then().statusCode(403);
    as("filer-q")
        .body("{\"type\":\"FIRST_FILING\",\"province\":\"330000\"}")
        .post("/api/v1/orders")
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("check")));
  }

  @Test
  void answers_the_same_to_the_same_key() {
    String key = UUID.randomUUID().toString();
    String first =
        as("filer-r")
            .header("Idempotency-Key", key)
            .body(request())
            .post("/api/v1/orders")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    // its own order in progress does not refuse it
    as("filer-r")
        .header("Idempotency-Key", key)
        .body(request())
        .post("/api/v1/orders")
        .then()
        .statusCode(201)
        .body("id", equalTo(first));
  }

  // ---- given

  private String request() {
    return body().toString();
  }

  private ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("province", "330000");
    body.putObject("check")
        .put("nature", "ENTERPRISE")
        .put("certificateType", "BUSINESS_LICENCE")
        .put("certificateNumber", certificate)
        .put("serviceKind", "WEBSITE")
        .put("domain", domain);
    return body;
  }

  /** Three services, the first of which is asked for. */
  private void registryKnows(String providers) {
    NationalRegistryStandIn.answers(
        certificate,
        200,
        "{\"subject\":"
            + subjectOf(providers)
            + ",\"entries\":[{\"number\":\""
            + number
            + "-1\",\"subjectNumber\":\""
            + number
            + "\",\"providers\":["
            + providers
            + "],\"status\":\"FILED\"}]}");
  }

  private String subjectOf(String providers) {
    return "{\"number\":\""
        + number
        + "\",\"nature\":4,\"name\":\""
        + NAME
        + "\",\"services\":["
        + serviceOf("-1", providers)
        + ","
        + serviceOf("-3A", "\"they\"")
        + "]}";
  }

  private String serviceOf(String suffix, String providers) {
    return "{\"number\":\""
        + number
        + suffix
        + "\",\"providers\":["
        + providers
        + "],\"status\":\"FILED\"}";
  }

  private ObjectNode subject(String name) {
    ObjectNode subject = Sample.subject().put("name", name);
    ((ObjectNode) subject.get("certificate")).put("number", certificate);
    return subject;
  }

  private static ObjectNode service(String ofDomain) {
    ObjectNode service = Sample.service();
    service.putArray("domains").add(ofDomain);
    return service;
  }
}
