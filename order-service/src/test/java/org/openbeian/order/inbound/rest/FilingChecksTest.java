package org.openbeian.order.inbound.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.openbeian.order.AnOrder.as;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.NationalRegistryStandIn;
import org.openbeian.testkit.TestDatabase;

/** filer-c asks; what is on record under accounts is written here and taken away again. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class FilingChecksTest {

  private static final String MINE = "浙ICP备2026600001号";
  private static final String THEIRS = "沪ICP备2026600002号";

  @Inject Sealer sealer;

  private String certificate;
  private String domain;

  @BeforeEach
  void nobody_knows_them() {
    certificate = CreditCodeUtil.randomCreditCode();
    domain = "d" + UUID.randomUUID() + ".example.cn";
  }

  @AfterEach
  void forget_what_is_on_record() {
    for (String number : List.of(MINE, THEIRS)) {
      TestDatabase.update("delete from filing_domain where service_number like ?", number + "%");
      TestDatabase.update("delete from filing_service where subject_number = ?", number);
      TestDatabase.update("delete from filing_subject where number = ?", number);
    }
  }

  // ---- R-TYPE-1

  @Test
  @DisplayName("R-TYPE-1: nothing is filed: a first filing")
  void detects_a_first_filing() {
    check()
        .body("outcome", equalTo("DETECTED"))
        .body("type", equalTo("FIRST_FILING"))
        .body("held", equalTo("NONE"))
        .body("next.method", equalTo("POST"))
        .body("next.path", equalTo("/api/v1/orders"))
        .body("next.type", equalTo("FIRST_FILING"))
        .body("size()", equalTo(4));
  }

  @Test
  @DisplayName("R-TYPE-1: the subject is filed, the domain is not: a new service")
  void detects_a_new_service() {
    registryKnows(subject(MINE, "\"they\""), "");
    check()
        .body("type", equalTo("ADD_SERVICE"))
        .body("held", equalTo("ELSEWHERE"))
        .body("subjectNumber", equalTo(MINE));
    registryKnows(subject(MINE, "\"test-provider\""), "");
    check().body("type", equalTo("ADD_SERVICE")).body("held", equalTo("HERE"));
  }

  @Test
  @DisplayName("R-TYPE-1: an empty shell is filed")
  void takes_empty_shells_for_filed() {
    registryKnows("{\"number\":\"" + MINE + "\",\"nature\":4,\"name\":\"x\",\"services\":[]}", "");
    check().body("type", equalTo("ADD_SERVICE")).body("held", equalTo("ELSEWHERE"));
    registryKnows(subject(MINE, ""), entry(MINE, ""));
    check()
        .body("type", equalTo("ADD_ACCESS"))
        .body("held", equalTo("ELSEWHERE"))
        .body("serviceNumber", equalTo(MINE + "-1"));
  }

  @Test
  @DisplayName("R-TYPE-1: both are filed, not with us: access with us is added")
  void detects_added_access() {
    registryKnows(subject(MINE, "\"they\""), entry(MINE, "\"they\""));
    check()
        .body("type", equalTo("ADD_ACCESS"))
        .body("held", equalTo("ELSEWHERE"))
        .body("subjectNumber", equalTo(MINE))
        .body("serviceNumber", equalTo(MINE + "-1"));
  }

  @Test
  @DisplayName("R-TYPE-1: both are filed with us and no account holds them: a claim")
  void detects_a_claim() {
    registryKnows(
        subject(MINE, "\"they\",\"test-provider\""), entry(MINE, "\"test-provider\",\"they\""));
    check()
        .body("type", equalTo("CLAIM"))
        .body("held", equalTo("HERE"))
        .body("serviceNumber", equalTo(MINE + "-1"));
  }

  @Test
  @DisplayName("R-TYPE-1: the domain is filed under another subject: refused, and no word of whose")
  void refuses_a_domain_of_another_subject() {
    registryKnows("null", entry(THEIRS, "\"they\""));
    Response answer = ask("filer-c", request(), "en");
    answer
        .then()
        .statusCode(200)
        .body("outcome", equalTo("REFUSED"))
        .body("code", equalTo("DOMAIN_OF_ANOTHER_SUBJECT"))
        .body("rule", equalTo("R-TYPE-1"))
        .body("message", equalTo("This domain is filed under another subject."))
        .body("remedy", containsString("deregister"))
        .body("size()", equalTo(5));
    assertThat(answer.asString()).doesNotContain(THEIRS);
  }

  @Test
  @DisplayName("R-NAME-4: an app of the same name under another subject is no conflict")
  void lets_two_subjects_use_the_name_of_an_app() {
    // given
    registryKnows(subject(MINE, "\"they\""), entry(THEIRS, "\"they\""));

    // then
    ask("filer-c", app("示例"), "en")
        .then()
        .body("type", equalTo("ADD_SERVICE"))
        .body("subjectNumber", equalTo(MINE));
    assertThat(NationalRegistryStandIn.lookups(certificate))
        .singleElement()
        .asString()
        .contains("\"appName\":\"示例\"", "\"certificateType\":1")
        .doesNotContain("domain\"");
  }

  @Test
  @DisplayName("R-TYPE-1: a subject that only our own records know yet is filed")
  void counts_our_own_record_as_filed() {
    record(MINE, "acct-c", certificate);
    check()
        .body("type", equalTo("ADD_SERVICE"))
        .body("held", equalTo("HERE"))
        .body("subjectNumber", equalTo(MINE));
  }

  // ---- R-TYPE-2, R-TYPE-4

  @Test
  @DisplayName("R-TYPE-2: the domain is filed with us under this account: its number, and change")
  void refuses_what_this_account_has_filed() {
    // given
    record(MINE, "acct-c", certificate);
    service(MINE, "WEBSITE", "官网", domain);
    service(MINE, "APP", "示例", null);

    // then
    refused("filer-c", request())
        .body("code", equalTo("SERVICE_FILED_HERE"))
        .body("rule", equalTo("R-TYPE-2"))
        .body("message", containsString(MINE + "-1"))
        .body("remedy", containsString("change"));
    refused("filer-c", app("示例")).body("message", containsString(MINE + "-2A"));
    ask("filer-c", app("另一个"), "en").then().body("type", equalTo("ADD_SERVICE"));
    ask("filer-c", app("示例").put("serviceKind", "QUICK_APP"), "en")
        .then()
        .body("type", equalTo("ADD_SERVICE"));
  }

  @Test
  @DisplayName("R-TYPE-2: the subject is another account's: account recovery, and no word of whose")
  void refuses_a_subject_of_another_account() {
    // given
    record(THEIRS, "acct-b", certificate);

    // then
    Response answer = ask("filer-c", request(), "en");
    answer
        .then()
        .statusCode(200)
        .body("code", equalTo("CERTIFICATE_HELD_BY_ANOTHER_ACCOUNT"))
        .body("rule", equalTo("R-TYPE-2"))
        .body("remedy", containsString("account recovery"));
    assertThat(answer.asString()).doesNotContain(THEIRS, "acct-b");
    assertThat(NationalRegistryStandIn.lookups(certificate)).isEmpty();
  }

  @Test
  @DisplayName("R-TYPE-1: the domain is another account's website: refused as another subject's")
  void refuses_a_domain_of_another_account() {
    // given
    record(THEIRS, "acct-b", CreditCodeUtil.randomCreditCode());
    service(THEIRS, "WEBSITE", "官网", domain);

    // then
    Response answer = ask("filer-c", request(), "en");
    answer.then().body("code", equalTo("DOMAIN_OF_ANOTHER_SUBJECT"));
    assertThat(answer.asString()).doesNotContain(THEIRS, "acct-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filer-c", "filer-b"})
  @DisplayName("R-TYPE-2: an order of the certificate is in progress, whosever, until it is over")
  void refuses_while_an_order_of_the_certificate_is_in_progress(String filer) {
    // given
    AnOrder order = AnOrder.draftOf(filer, certificate, "other-" + domain);

    // then
    refused("filer-c", request())
        .body("code", equalTo("CERTIFICATE_HAS_ORDER"))
        .body("rule", equalTo("R-TYPE-2"));
    refused("filer-c", app("示例")).body("code", equalTo("CERTIFICATE_HAS_ORDER"));

    // when
    order.post("/abandonment").then().statusCode(200);

    // then
    check().body("type", equalTo("FIRST_FILING"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filer-c", "filer-b"})
  @DisplayName("R-TYPE-2: an order of the domain is in progress, whosever, until it is over")
  void refuses_while_an_order_of_the_domain_is_in_progress(String filer) {
    // given
    AnOrder order = AnOrder.draftOf(filer);
    ObjectNode service = Sample.service();
    service.putArray("domains").add(domain.toUpperCase(Locale.ROOT));
    save(order, service);

    // then
    refused("filer-c", request())
        .body("code", equalTo("DOMAIN_HAS_ORDER"))
        .body("rule", equalTo("R-TYPE-2"));

    // when
    order.post("/abandonment").then().statusCode(200);

    // then
    check().body("type", equalTo("FIRST_FILING"));
  }

  @Test
  @DisplayName("R-TYPE-2: only the domains that an order's websites still name count")
  void forgets_a_domain_that_an_order_no_longer_names() {
    // given
    AnOrder order = AnOrder.draftOf("filer-b");
    ObjectNode service = Sample.service();
    service.putArray("domains").add(domain);
    save(order, service);
    refused("filer-c", request()).body("code", equalTo("DOMAIN_HAS_ORDER"));

    // when
    service.putArray("domains").add("x" + domain);
    save(order, service);

    // then
    check().body("type", equalTo("FIRST_FILING"));

    // when
    service.putArray("domains").add(domain);
    save(order, service);

    // then
    refused("filer-c", request()).body("code", equalTo("DOMAIN_HAS_ORDER"));

    // when
    service.put("kind", "APP");
    save(order, service);

    // then
    check().body("type", equalTo("FIRST_FILING"));

    // when
    service.put("kind", "WEBSITE");
    save(order, service);
    refused("filer-c", request()).body("code", equalTo("DOMAIN_HAS_ORDER"));
    order
        .asFiler()
        .header("If-Match", order.etag())
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(200);

    // then
    check().body("type", equalTo("FIRST_FILING"));
  }

  @Test
  @DisplayName(
      "R-TYPE-4: an account that holds another subject is refused, and learns nothing else")
  void refuses_a_second_subject() {
    // given
    record(MINE, "acct-c", CreditCodeUtil.randomCreditCode());
    record(THEIRS, "acct-b", certificate);

    // then
    refused("filer-c", request())
        .body("code", equalTo("ACCOUNT_HOLDS_ANOTHER_SUBJECT"))
        .body("rule", equalTo("R-TYPE-4"));
    assertThat(NationalRegistryStandIn.lookups(certificate)).isEmpty();
  }

  @Test
  void speaks_chinese_unless_asked_for_english() {
    registryKnows("null", entry(THEIRS, "\"they\""));
    as("filer-c")
        .body(request().toString())
        .post("/api/v1/filing-checks")
        .then()
        .body("message", equalTo("该域名已备案在其他主体下。"))
        .body("remedy", containsString("注销"));
  }

  // ---- the registry

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "503;{}",
        "404;{}",
        "200;<html></html>",
        "200;{\"subject\":null}",
        "200;{\"entries\":[]}"
      })
  @DisplayName("R-TYPE-1: a registry that gives no sound answer never means that nothing is filed")
  void says_that_the_registry_gives_no_answer(int status, String body) {
    // given
    NationalRegistryStandIn.answers(certificate, status, body);

    // then
    ask("filer-c", request(), "en")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "30")
        .body("code", equalTo("REGISTRY_UNAVAILABLE"))
        .body("detail", containsString("ask again in half a minute"));
    ask("filer-c", request(), "zh-CN").then().body("detail", containsString("请半分钟后重试"));
  }

  @Test
  void asks_by_the_canonical_domain_and_the_normalised_number() {
    // given
    ObjectNode request = request();
    request.put("certificateNumber", " " + certificate.toLowerCase(Locale.ROOT) + " ");
    request.put("domain", "中文" + domain + " ");

    // when
    ask("filer-c", request, "en").then().statusCode(200);

    // then
    assertThat(NationalRegistryStandIn.lookups(certificate))
        .singleElement()
        .asString()
        .contains("\"domain\":\"xn--", "\"certificateNumber\":\"" + certificate + "\"");
  }

  // ---- the request

  @ParameterizedTest
  @CsvSource({
    "nature,,nature,REQUIRED",
    "certificateType,,certificateType,REQUIRED",
    "certificateNumber,,certificateNumber,REQUIRED",
    "certificateNumber,' ',certificateNumber,REQUIRED",
    "serviceKind,,serviceKind,REQUIRED",
    "domain,,domain,REQUIRED",
    "serviceKind,APP,appName,REQUIRED",
    "serviceKind,APP,domain,NOT_OF_THIS_KIND",
    "appName,示例,appName,NOT_OF_THIS_KIND",
    "nature,PERSONAL,certificateType,CERTIFICATE_OF_OTHER_NATURE",
    "certificateNumber,91330106MA2H7Q4K4N,certificateNumber,CREDIT_CODE_INVALID",
    "certificateNumber,12345678-9,certificateNumber,ORGANISATION_CODE_REFUSED",
    "domain,http://example.cn/,domain,DOMAIN_INVALID",
    "domain,localhost,domain,DOMAIN_INVALID"
  })
  void refuses_what_is_missing_or_wrong(String field, String value, String path, String code) {
    ask("filer-c", request().put(field, value), "en")
        .then()
        .statusCode(422)
        .body("code", equalTo("INVALID"))
        .body("violations.path", hasItem(path))
        .body("violations.code", hasItem(code))
        .body("violations.remedy", hasItem(notNullValue()));
    assertThat(NationalRegistryStandIn.lookups(certificate)).isEmpty();
  }

  @Test
  @DisplayName("R-SUBJ-3: a person's number is checked as in an application")
  void refuses_a_wrong_resident_id() {
    ObjectNode request =
        request().put("nature", "PERSONAL").put("certificateType", "RESIDENT_ID_CARD");
    ask("filer-c", request.put("certificateNumber", "330106198503070017"), "en")
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("certificateNumber"))
        .body("violations[0].rule", equalTo("R-SUBJ-3"))
        .body("violations[0].code", equalTo("RESIDENT_ID_INVALID"));
    ask("filer-c", app("控\u0007制"), "en")
        .then()
        .statusCode(422)
        .body("violations[0].path", equalTo("appName"))
        .body("violations[0].code", equalTo("FORBIDDEN_CHARACTER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"natur\":\"PERSONAL\"}", "{\"nature\":\"NOBODY\"}"})
  void refuses_what_is_no_request(String body) {
    as("filer-c").body(body).post("/api/v1/filing-checks").then().statusCode(400);
  }

  @Test
  @DisplayName("R-PERM-1: asks for a filer with beian:add")
  void asks_for_a_filer_who_may_add() {
    given()
        .contentType("application/json")
        .body(request().toString())
        .post("/api/v1/filing-checks")
        .then()
        .statusCode(401);
    ask("reviewer-1", request(), "en").then().statusCode(403);
    ask("filer-a-view", request(), "en").then().statusCode(403).body("rule", equalTo("R-PERM-1"));
  }

  // ---- given

  private ObjectNode request() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("nature", "ENTERPRISE")
        .put("certificateType", "BUSINESS_LICENCE")
        .put("certificateNumber", certificate)
        .put("serviceKind", "WEBSITE")
        .put("domain", domain);
  }

  private ObjectNode app(String name) {
    ObjectNode request = request();
    request.remove("domain");
    return request.put("serviceKind", "APP").put("appName", name);
  }

  private static Response ask(String user, ObjectNode request, String language) {
    return as(user)
        .header("Accept-Language", language)
        .body(request.toString())
        .post("/api/v1/filing-checks");
  }

  private ValidatableResponse check() {
    return ask("filer-c", request(), "en")
        .then()
        .statusCode(200)
        .body("outcome", equalTo("DETECTED"));
  }

  private static ValidatableResponse refused(String user, ObjectNode request) {
    return ask(user, request, "en").then().statusCode(200).body("outcome", equalTo("REFUSED"));
  }

  private void registryKnows(String subject, String entries) {
    NationalRegistryStandIn.answers(
        certificate, 200, "{\"subject\":" + subject + ",\"entries\":[" + entries + "]}");
  }

  private static String subject(String number, String providers) {
    return "{\"number\":\""
        + number
        + "\",\"nature\":4,\"name\":\"示例\",\"services\":["
        + service(number, "", providers)
        + "]}";
  }

  private static String entry(String subjectNumber, String providers) {
    return service(subjectNumber, "\"subjectNumber\":\"" + subjectNumber + "\",", providers);
  }

  private static String service(String subjectNumber, String more, String providers) {
    String status = providers.isEmpty() ? "EMPTY_SHELL" : "FILED";
    return "{\"number\":\""
        + subjectNumber
        + "-1\","
        + more
        + "\"providers\":["
        + providers
        + "],\"status\":\""
        + status
        + "\"}";
  }

  private void record(String number, String account, String certificateNumber) {
    TestDatabase.update(
        "insert into filing_subject (number, account, order_id, name, nature, province, subject,"
            + " granted_at, updated_at, certificate_key) values (?, ?, gen_random_uuid(), '示例', 'ENTERPRISE',"
            + " '330000', '{}', '2026-01-01', '2026-01-01', ?)",
        number,
        account,
        sealer.index("certificate", "BUSINESS_LICENCE|" + certificateNumber));
  }

  private static void service(String subject, String kind, String name, @Nullable String domain) {
    String number = subject + (kind.equals("APP") ? "-2A" : "-1");
    TestDatabase.update(
        "insert into filing_service (number, subject_number, service_no, kind, name, service,"
            + " granted_at, updated_at) values (?, ?, 1, ?, ?, '{}', '2026-01-01', '2026-01-01')",
        number,
        subject,
        kind,
        name);
    if (domain != null) {
      TestDatabase.update(
          "insert into filing_domain (domain, service_number) values (?, ?)", domain, number);
    }
  }

  private static void save(AnOrder order, ObjectNode service) {
    order.put("/services/1", service.toString()).then().statusCode(200);
  }
}
