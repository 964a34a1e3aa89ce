package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.DomainsStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;

/** What registries of domains and the DNS say counts when a service is saved and submitted. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class DomainChecksTest {

  private static final String FAR = "2099-01-01T00:00:00Z";
  private static final String BLOCKING = "findings.findAll { it.severity == 'BLOCKS' }";
  private static final String NAME = "杭州启明示例科技有限公司";

  @Test
  @DisplayName(
      "R-SUBJ-2, R-DOM-1, R-DOM-2, R-DOM-3, R-DOM-4: a domain that is not in order is not saved")
  void refuses_to_save_a_domain_that_is_not_in_order() {
    // given
    AnOrder order = AnOrder.filledIn();
    String unregistered = newDomain();
    DomainsStandIn.answers(unregistered, 404, "{\"errorCode\":404}");
    String unverified = newDomain();
    registered(unverified, FAR, "unverified", "");
    String expired = newDomain();
    registered(expired, "2020-01-01T00:00:00Z", "verified", "");
    String another = newDomain();
    registered(another, FAR, "verified", DomainsStandIn.registrant("另一家公司"));

    // then
    refused(saveSecond(order, unregistered), "R-DOM-1", "DOMAIN_NOT_REGISTERED");
    refused(saveSecond(order, unverified), "R-DOM-1", "DOMAIN_HOLDER_NOT_VERIFIED");
    refused(saveSecond(order, expired), "R-DOM-3", "DOMAIN_EXPIRED");
    refused(saveSecond(order, another), "R-DOM-2", "DOMAIN_OF_ANOTHER_HOLDER");
    refused(
        saveSecond(order, "a" + UUID.randomUUID() + ".de"),
        "R-DOM-4",
        "DOMAIN_SUFFIX_NOT_APPROVED");
    assertThat(order.get("").jsonPath().getList("services.serviceNo")).isEqualTo(List.of(1));
  }

  @Test
  @DisplayName(
      "R-DOM-2: the holder's name and certificate are compared, kept sealed and never shown")
  void keeps_who_holds_a_domain_sealed() {
    // given
    AnOrder order = AnOrder.filledIn();
    String domain = newDomain();
    DomainsStandIn.answers(
        domain,
        200,
        DomainsStandIn.registration(
            domain,
            FAR,
            "verified",
            DomainsStandIn.registrant(NAME),
            ",\"certificateType\":1,\"certificateNumber\":\"" + order.certificate() + "\""));

    // when
    saveSecond(order, domain).then().statusCode(200);

    // then
    order
        .get("/preview")
        .then()
        .statusCode(200)
        .body(
            "findings.findAll { it.severity == 'WARNS' && it.path.startsWith('services[1]') }",
            equalTo(List.of()));
    assertThat(
            TestDatabase.value(
                "select string_agg(t::text, ' ') from domain_lookup t where question like ?",
                "%" + domain))
        .contains("REGISTERED", "test.")
        .doesNotContain(order.certificate(), NAME);
  }

  @Test
  @DisplayName("R-DOM-6: a new site that resolves is saved, and not submitted until it is paused")
  void refuses_to_submit_a_site_that_resolves() {
    // given
    AnOrder order = AnOrder.filledIn();
    saveSecond(order, "www.resolving-" + newDomain()).then().statusCode(200);
    order.uploadMaterials();

    // then
    order
        .get("/preview")
        .then()
        .statusCode(200)
        .body("submittable", equalTo(false))
        .body(BLOCKING + ".code", equalTo(List.of("DOMAIN_RESOLVES")))
        .body(BLOCKING + ".rule", equalTo(List.of("R-DOM-6")));
    order
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[1].domains[0]")))
        .body("violations.code", equalTo(List.of("DOMAIN_RESOLVES")));

    // and when it does not any more
    saveSecond(order, newDomain()).then().statusCode(200);
    order.submit();
  }

  @Test
  @DisplayName("R-DOM: what a registry does not answer is neither fine nor wrong: a warning")
  void warns_of_what_could_not_be_checked() {
    // given
    AnOrder order = AnOrder.filledIn();
    String silent = newDomain();
    DomainsStandIn.answers(silent, 503, "{}");

    // when
    saveSecond(order, silent).then().statusCode(200);
    order.uploadMaterials();

    // then
    order
        .get("/preview")
        .then()
        .statusCode(200)
        .body(BLOCKING, equalTo(List.of()))
        .body("findings.code", hasItems("DOMAIN_NOT_CHECKED", "DOMAIN_HOLDER_WITHHELD"))
        .body(
            "findings.find { it.code == 'DOMAIN_NOT_CHECKED' }.path",
            equalTo("services[1].domains[0]"));
    assertThat(DomainsStandIn.lookups(silent)).isEqualTo(1);
    order.submit();
    assertThat(order.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
  }

  @Test
  @DisplayName("R-DOM: a preview does not wait for a registry that keeps silent")
  void previews_promptly_while_a_registry_is_silent() {
    // given
    AnOrder order = AnOrder.filledIn();
    String silent = newDomain();
    saveSecond(order, silent).then().statusCode(200);
    order.uploadMaterials();
    DomainsStandIn.answers(silent, 0, "");
    TestClock.advance(Duration.ofMinutes(11));

    // then
    order
        .get("/preview")
        .then()
        .time(lessThan(8_000L))
        .statusCode(200)
        .body("submittable", equalTo(true))
        .body("findings.code", hasItem("DOMAIN_NOT_CHECKED_LATELY"));
  }

  @Test
  @DisplayName("R-DOM: nobody is asked the same again while the answer is remembered")
  void asks_once_while_an_answer_is_remembered() {
    // given
    AnOrder order = AnOrder.filledIn();
    String domain = newDomain();

    // when
    saveSecond(order, domain).then().statusCode(200);
    saveSecond(order, "other." + domain).then().statusCode(200);
    order.uploadMaterials();
    order.get("/preview").then().statusCode(200);
    order.get("/preview").then().statusCode(200);

    // then
    assertThat(DomainsStandIn.lookups(domain)).isEqualTo(1);

    // when it is too old, it does not count any more
    TestClock.advance(Duration.ofMinutes(11));
    registered(domain, "2020-01-01T00:00:00Z", "verified", "");
    order.get("/preview").then().body(BLOCKING + ".code", equalTo(List.of("DOMAIN_EXPIRED")));
    assertThat(DomainsStandIn.lookups(domain)).isEqualTo(2);

    // and without a new one it is told how old it is
    TestClock.advance(Duration.ofMinutes(15));
    DomainsStandIn.answers(domain, 500, "{}");
    order
        .get("/preview")
        .then()
        .body(BLOCKING, equalTo(List.of()))
        .body("findings.code", hasItem("DOMAIN_NOT_CHECKED_LATELY"));
    order.get("/preview").then().statusCode(200);
    assertThat(DomainsStandIn.lookups(domain)).isEqualTo(3);

    // and asks again soon
    TestClock.advance(Duration.ofSeconds(31));
    DomainsStandIn.answers(
        domain, 200, DomainsStandIn.registration(domain, FAR, "verified", "", ""));
    order.get("/preview").then().body("findings.code", not(hasItem("DOMAIN_NOT_CHECKED_LATELY")));
    assertThat(DomainsStandIn.lookups(domain)).isEqualTo(4);
  }

  @Test
  @DisplayName("R-DOM: a submission looks domains up again when the answers are too old")
  void looks_up_again_when_submitted() {
    // given
    AnOrder order = AnOrder.filledIn();
    String domain = newDomain();
    saveSecond(order, domain).then().statusCode(200);
    order.uploadMaterials();
    TestClock.advance(Duration.ofMinutes(11));
    registered(domain, FAR, "unverified", "");

    // then
    order
        .asFiler()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(Sample.COMMITMENTS)
        .post(order.path() + "/submission")
        .then()
        .statusCode(422)
        .body("violations.code", equalTo(List.of("DOMAIN_HOLDER_NOT_VERIFIED")));
    assertThat(DomainsStandIn.lookups(domain)).isEqualTo(2);
  }

  @Test
  @DisplayName("R-DOM-5: ending what was granted asks nobody about its domain")
  void does_not_check_what_ends() {
    // given
    String number = AnOrder.newNumber();
    AnOrder.granted(number);
    TestClock.advance(Duration.ofMinutes(11));
    int before = DomainsStandIn.lookups(Sample.DOMAIN);

    // when
    AnOrder order = AnOrder.onRecord(number, FilingType.DEREGISTER_SUBJECT);
    order.get("/preview").then().statusCode(200).body("findings.severity", not(hasItem("WARNS")));

    // then
    assertThat(DomainsStandIn.lookups(Sample.DOMAIN)).isEqualTo(before);
  }

  private static String newDomain() {
    return "a" + UUID.randomUUID() + ".cn";
  }

  private static void registered(String domain, String expires, String realName, String holder) {
    DomainsStandIn.answers(
        domain, 200, DomainsStandIn.registration(domain, expires, realName, holder, ""));
  }

  private static Response saveSecond(AnOrder order, String domain) {
    ObjectNode service = Sample.service();
    service.put("name", "第二个网站");
    service.putArray("domains").add(domain);
    return order.put("/services/2", service.toString());
  }

  private static void refused(Response response, String rule, String code) {
    response
        .then()
        .statusCode(422)
        .body("violations.path", equalTo(List.of("services[1].domains[0]")))
        .body("violations.rule", equalTo(List.of(rule)))
        .body("violations.code", equalTo(List.of(code)));
  }
}
