package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.NationalRegistryStandIn;
import org.openbeian.testkit.TestTokens;

/** What is filled in after the check that opened an order is checked when it is saved. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class BaseCheckTest {

  @Test
  @DisplayName("R-TYPE-2: a domain that another order in progress names is refused when saved")
  void refuses_a_domain_of_another_order() {
    // given
    AnOrder first = AnOrder.filledIn();
    AnOrder second = AnOrder.filledIn();

    // then
    refused(saveService(second, 2, first.domain()), "services[1].domains[0]", "DOMAIN_HAS_ORDER")
        .body("violations.rule", equalTo(List.of("R-TYPE-2")));
    assertThat(second.get("").jsonPath().getList("services.serviceNo")).isEqualTo(List.of(1));

    // and no longer when that one is over
    first.post("/abandonment").then().statusCode(200);
    saveService(second, 2, first.domain()).then().statusCode(200);
  }

  @Test
  @DisplayName("R-TYPE-2: of many orders that name one domain at once one keeps it")
  void gives_a_domain_to_one_order() {
    // given
    List<AnOrder> orders = Stream.generate(AnOrder::draft).limit(8).toList();
    String domain = "wanted-by-all-" + orders.get(0).domain();

    // when
    List<Integer> statuses = atOnce(orders, order -> saveService(order, 2, domain));

    // then
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 422).hasSize(7);
  }

  @Test
  @DisplayName("R-TYPE-1: a domain of another subject, or one that needs another type, is refused")
  void refuses_what_the_registry_knows() {
    // given
    AnOrder order = AnOrder.filledIn();
    String theirs = "沪ICP备2019999002号";
    registryKnows(order, theirs, null);
    refused(
            saveService(order, 2, "theirs-" + order.domain()),
            "services[1].domains[0]",
            "DOMAIN_OF_ANOTHER_SUBJECT")
        .body("violations.rule", equalTo(List.of("R-TYPE-1")));

    // when the subject itself has filed it elsewhere meanwhile
    registryKnows(order, theirs, theirs);

    // then
    refused(
            saveService(order, 2, "elsewhere-" + order.domain()),
            "services[1].domains[0]",
            "NAME_OF_ANOTHER_TYPE")
        .body("violations[0].message", containsString("ADD_ACCESS"));
  }

  @Test
  @DisplayName("R-TYPE-1: what is not new is not asked about; a registry that is away is no yes")
  void asks_the_registry_about_what_is_new_only() {
    // given
    AnOrder order = AnOrder.filledIn();
    assertThat(NationalRegistryStandIn.lookups(order.certificate())).hasSize(1);
    NationalRegistryStandIn.answers(order.certificate(), 500, "{}");

    // then
    order.put("/services/1", Sample.service().put("name", "新名称网站").toString());
    saveService(order, 2, "new-" + order.domain())
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("30"))
        .body("code", equalTo("REGISTRY_UNAVAILABLE"));
    assertThat(NationalRegistryStandIn.lookups(order.certificate())).hasSize(2);
    assertThat(order.get("").jsonPath().getList("services.name")).isEqualTo(List.of("新名称网站"));
  }

  @Test
  @DisplayName("R-FLOW-9, R-TYPE-1: the certificate stays the one that was checked")
  void keeps_the_certificate_that_was_checked() {
    // given
    AnOrder order = AnOrder.draft();

    // then
    refused(
        order.put("/subject", ofCertificate(CreditCodeUtil.randomCreditCode())),
        "subject.certificate.number",
        "CERTIFICATE_FIXED_BY_CHECK");
  }

  @Test
  @DisplayName("R-TYPE-2: a changed subject takes no certificate that another account holds")
  void refuses_a_certificate_of_another_account() {
    // given
    AnOrder theirs = AnOrder.granted(AnOrder.newNumber());
    AnOrder underWay = AnOrder.draft();
    String number = AnOrder.newNumber();
    AnOrder.granted(number);
    AnOrder change = AnOrder.onRecord(number, FilingType.CHANGE_SUBJECT);

    // then
    refused(
        change.put("/subject", ofCertificate(theirs.certificate())),
        "subject.certificate.number",
        "CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT");
    refused(
        change.put("/subject", ofCertificate(underWay.certificate())),
        "subject.certificate.number",
        "CERTIFICATE_HAS_ORDER");
    change.put("/subject", ofCertificate(CreditCodeUtil.randomCreditCode())).then().statusCode(200);
  }

  @Test
  @DisplayName("R-TYPE-2: a website added to a record must not be filed already")
  void refuses_a_domain_on_record() {
    // given
    AnOrder theirs = AnOrder.granted(AnOrder.newNumber());
    String number = AnOrder.newNumber();
    AnOrder mine = AnOrder.granted(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.ADD_SERVICE);

    // then
    refused(saveService(order, 1, mine.domain()), "services[0].domains[0]", "SERVICE_FILED_HERE")
        .body("violations[0].message", containsString(number + "-1"));
    refused(
            saveService(order, 1, theirs.domain()),
            "services[0].domains[0]",
            "DOMAIN_OF_ANOTHER_SUBJECT")
        .body("violations[0].message", not(containsString("ICP备")));
    saveService(order, 1, "new-" + mine.domain()).then().statusCode(200);
  }

  @Test
  @DisplayName("R-TYPE-4: of two orders of an account about two subjects one is submitted")
  void submits_orders_of_an_account_for_one_subject() {
    // given
    String filer = TestTokens.newFiler();
    List<AnOrder> orders = Stream.generate(() -> AnOrder.filledInBy(filer)).limit(2).toList();

    // when
    List<Integer> statuses = atOnce(orders, order -> order.post("/submission", Sample.COMMITMENTS));

    // then
    assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    AnOrder submitted = orders.get(statuses.indexOf(200));
    AnOrder left = orders.get(statuses.indexOf(422));
    refused(
            left.post("/submission", Sample.COMMITMENTS),
            "subject.certificate.number",
            "ACCOUNT_FILES_ANOTHER_SUBJECT")
        .body("violations.rule", equalTo(List.of("R-TYPE-4")));

    // and after the grant, too
    submitted.post("/withdrawal").then().statusCode(200);
    submitted.grantedAs(AnOrder.newNumber());
    refused(
        left.post("/submission", Sample.COMMITMENTS),
        "subject.certificate.number",
        "ACCOUNT_HOLDS_ANOTHER_SUBJECT");
  }

  // ---- given

  private static Response saveService(AnOrder order, int serviceNo, String domain) {
    ObjectNode service = Sample.service();
    service.putArray("domains").add(domain);
    return order.putAsItIs("/services/" + serviceNo, service.toString());
  }

  private static String ofCertificate(String number) {
    ObjectNode subject = Sample.subject();
    subject.withObject("/certificate").put("number", number);
    return subject.toString();
  }

  /** Somebody filed whatever is asked about. */
  private static void registryKnows(AnOrder order, String holder, @Nullable String own) {
    String service =
        "\"number\":\"" + holder + "-1\",\"providers\":[\"they\"],\"status\":\"FILED\"";
    NationalRegistryStandIn.answers(
        order.certificate(),
        200,
        "{\"subject\":"
            + (own == null
                ? "null"
                : "{\"number\":\""
                    + own
                    + "\",\"nature\":4,\"name\":\"x\",\"services\":[{"
                    + service
                    + "}]}")
            + ",\"entries\":[{"
            + service
            + ",\"subjectNumber\":\""
            + holder
            + "\"}]}");
  }

  // ---- when

  private static List<Integer> atOnce(List<AnOrder> orders, Function<AnOrder, Response> act) {
    return orders.stream()
        .map(order -> CompletableFuture.supplyAsync(() -> act.apply(order).statusCode()))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  // ---- then

  private static ValidatableResponse refused(Response response, String path, String code) {
    return response
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of(path)))
        .body("violations.code", equalTo(List.of(code)));
  }
}
