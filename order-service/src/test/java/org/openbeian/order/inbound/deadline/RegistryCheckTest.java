package org.openbeian.order.inbound.deadline;

import static io.restassured.RestAssured.get;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.hutool.core.util.CreditCodeUtil;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.order.InvalidReason;
import org.openbeian.contracts.order.OrderFoundInvalid;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.contracts.smsverify.SmsVerificationFailed.Cause;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.NationalRegistryStandIn;
import org.openbeian.testkit.TestClock;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTokens;
import org.openbeian.testkit.TestTopics;

/** R-EXP-3, each time with a subject that nobody knows. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class RegistryCheckTest {

  private static final String NOTHING = "{\"subject\":null,\"entries\":[]}";

  private String certificate;
  private String domain;
  private String number;

  @BeforeEach
  void nobody_knows_them() {
    certificate = CreditCodeUtil.randomCreditCode();
    domain = "c" + UUID.randomUUID() + ".cn";
    number = AnOrder.newNumber();
  }

  @Test
  @DisplayName("R-EXP-3: a first filing whose subject is meanwhile filed is marked, then deleted")
  void marks_and_deletes_a_day_later() {
    // given
    AnOrder order = submitted();
    aDayPasses();
    order.get("").then().body("invalid", nullValue());

    // when
    registryKnowsSubject();
    aDayPasses();

    // then
    OrderFoundInvalid found = order.awaitEvent(OrderFoundInvalid.class);
    assertThat(found.reason()).isEqualTo(InvalidReason.SUBJECT_FILED);
    order
        .get("")
        .then()
        .body("state", equalTo("IN_PRELIMINARY_REVIEW"))
        .body("invalid.reason", equalTo("SUBJECT_FILED"))
        .body("invalid.deletedOn", equalTo(dayOf(found.deletedAt()).toString()));
    Instant since = Instant.parse(order.get("").jsonPath().getString("invalid.since"));
    assertThat(found.deletedAt()).isEqualTo(since.plus(Duration.ofDays(1)));

    // when
    aDayPasses();

    // then
    order.awaitState(OrderState.INVALIDATED);
    assertThat(order.awaitEvent(OrderInvalidated.class).reason())
        .isEqualTo(InvalidReason.SUBJECT_FILED);
    order.get("").then().body("invalid.deletedOn", equalTo(dayOf(found.deletedAt()).toString()));
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "FOUND_INVALID", "INVALID_DUE");
    assertThat(
            order.asFiler().get("/api/v1/orders?limit=100").jsonPath().<String>getList("items.id"))
        .doesNotContain(order.id().toString());
    assertThat(deadlines(order, "idle")).isZero();
    aDayPasses();
    assertThat(deadlines(order, "registry-check")).isZero();
  }

  @Test
  @DisplayName("R-EXP-3: found valid again, the mark is taken off and nothing is told")
  void takes_the_mark_off() {
    // given
    AnOrder order = submitted();
    registryKnowsSubject();
    aDayPasses();
    order.awaitEvent(OrderFoundInvalid.class);

    // when
    NationalRegistryStandIn.answers(certificate, 200, NOTHING);
    aDayPasses();

    // then
    awaitMark(order, false);
    aDayPasses();
    order.get("").then().body("state", equalTo("IN_PRELIMINARY_REVIEW"));
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT", "FOUND_INVALID", "FOUND_VALID");
    assertThat(order.events(OrderInvalidated.class)).isEmpty();
  }

  @Test
  @DisplayName("R-EXP-3: a domain that anybody filed; corrected, the order is valid again")
  void finds_a_filed_domain_and_its_correction() {
    // given
    AnOrder order = filledIn();
    NationalRegistryStandIn.answers(
        certificate,
        200,
        "{\"subject\":null,\"entries\":[{\"number\":\"沪ICP备2019999001号-1\",\"subjectNumber\":"
            + "\"沪ICP备2019999001号\",\"providers\":[\"they\"],\"status\":\"FILED\"}]}");
    aDayPasses();
    assertThat(order.awaitEvent(OrderFoundInvalid.class).reason())
        .isEqualTo(InvalidReason.SERVICE_FILED);

    // when the filer corrects it, and the registry has nothing on the other one
    NationalRegistryStandIn.answers(certificate, 200, NOTHING);
    order.put("/services/1", service("other-")).then().statusCode(200);
    order.get("").then().body("invalid", notNullValue());
    aDayPasses();

    // then
    awaitMark(order, false);
    assertThat(NationalRegistryStandIn.lookups(certificate)).last().asString().contains("other-");
  }

  @Test
  @DisplayName("R-EXP-3: a registry that is away or unsound invalidates nothing; it is asked again")
  void waits_for_a_registry_that_is_away() {
    // given
    AnOrder order = submitted();
    NationalRegistryStandIn.answers(certificate, 500, "{}");
    age(order);
    await()
        .atMost(15, SECONDS)
        .until(() -> NationalRegistryStandIn.lookups(certificate).size() >= 3);
    NationalRegistryStandIn.answers(certificate, 200, "{\"subject\":{\"number\":1}}");
    int asked = NationalRegistryStandIn.lookups(certificate).size();
    await()
        .atMost(15, SECONDS)
        .until(() -> NationalRegistryStandIn.lookups(certificate).size() >= asked + 2);
    order.get("").then().body("invalid", nullValue());

    // when
    registryKnowsSubject();

    // then
    awaitMark(order, true);

    // and one that is marked outlives an outage too
    NationalRegistryStandIn.answers(certificate, 500, "{}");
    int before = NationalRegistryStandIn.lookups(certificate).size();
    TestClock.advance(Duration.ofDays(1));
    await()
        .atMost(15, SECONDS)
        .until(() -> NationalRegistryStandIn.lookups(certificate).size() >= before + 2);
    assertThat(order.state()).isEqualTo(OrderState.IN_PRELIMINARY_REVIEW);
    NationalRegistryStandIn.answers(certificate, 200, NOTHING);
    awaitMark(order, false);
  }

  @Test
  @DisplayName("R-EXP-3: at the bureau an order is left alone, and checked when it comes back")
  void leaves_alone_what_is_at_the_bureau() {
    // given one that is marked and goes on
    AnOrder order = submitted();
    registryKnowsSubject();
    aDayPasses();
    awaitMark(order, true);
    TestTopics.publish(order.passedBy(Forwarding.AUTOMATIC));
    order.awaitState(OrderState.AWAITING_SMS);
    order.get("").then().body("invalid", nullValue());

    // when
    int asked = NationalRegistryStandIn.lookups(certificate).size();
    aDayPasses();
    aDayPasses();

    // then
    assertThat(order.state()).isEqualTo(OrderState.AWAITING_SMS);
    assertThat(NationalRegistryStandIn.lookups(certificate)).hasSize(asked);
    TestTopics.publish(order.smsFailed(Cause.TIMED_OUT));
    order.awaitState(OrderState.RETURNED_FROM_SMS);
    aDayPasses();
    awaitMark(order, true);
    assertThat(order.state()).isEqualTo(OrderState.RETURNED_FROM_SMS);
  }

  @Test
  @DisplayName("R-EXP-3: withdrawn meanwhile it stays marked; abandoned it stays abandoned")
  void follows_what_the_filer_does_meanwhile() {
    // given
    AnOrder withdrawn = submitted();
    registryKnowsSubject();
    aDayPasses();
    awaitMark(withdrawn, true);
    withdrawn.post("/withdrawal").then().statusCode(200).body("invalid", notNullValue());
    AnOrder abandoned = AnOrder.inPreliminaryReview();
    abandoned.post("/abandonment").then().statusCode(200);
    int askedBefore = NationalRegistryStandIn.lookups(certificate).size();
    int asked = NationalRegistryStandIn.lookups(abandoned.certificate()).size();

    // when
    aDayPasses();

    // then
    withdrawn.awaitState(OrderState.INVALIDATED);
    assertThat(abandoned.state()).isEqualTo(OrderState.ABANDONED);
    assertThat(NationalRegistryStandIn.lookups(abandoned.certificate())).hasSize(asked);
    assertThat(NationalRegistryStandIn.lookups(certificate)).hasSizeGreaterThan(askedBefore);
  }

  @Test
  @DisplayName("R-EXP-3: without a service there is nothing to ask")
  void skips_what_says_too_little() {
    // given
    AnOrder order = AnOrder.draftOf(TestTokens.newFiler(), certificate, domain);
    order
        .asFiler()
        .header("If-Match", order.etag())
        .delete(order.path() + "/services/1")
        .then()
        .statusCode(200);
    int asked = NationalRegistryStandIn.lookups(certificate).size();

    // when
    aDayPasses();

    // then
    assertThat(order.acts()).containsExactly("CREATE");
    assertThat(NationalRegistryStandIn.lookups(certificate)).hasSize(asked);
    assertThat(deadlines(order, "registry-check")).isEqualTo(1);
  }

  @Test
  @DisplayName("R-EXP-3: what was granted here counts, though the registry does not know it")
  void believes_our_own_record() {
    // given a record that the registry knows nothing of
    filledIn().grantedAs(number);
    AnOrder change = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");

    // when
    aDayPasses();

    // then
    assertThat(change.acts()).containsExactly("CREATE");

    // when the record ends behind its back
    TestDatabase.update(
        "update filing_service set status = 'DEREGISTERED' where subject_number = ?", number);
    aDayPasses();

    // then
    assertThat(change.awaitEvent(OrderFoundInvalid.class).reason())
        .isEqualTo(InvalidReason.SERVICE_GONE);
    change.post("/abandonment").then().statusCode(200).body("invalid", nullValue());
  }

  @Test
  @DisplayName("R-EXP-3: a new service of a record here is valid until somebody files its domain")
  void checks_new_services_of_a_record_here() {
    // given
    filledIn().grantedAs(number);
    AnOrder order = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    order.put("/services/1", service("new-")).then().statusCode(200);
    aDayPasses();
    order.get("").then().body("invalid", nullValue());

    // when
    NationalRegistryStandIn.answers(
        certificate,
        200,
        "{\"subject\":null,\"entries\":[{\"number\":\"沪ICP备2019999001号-1\",\"subjectNumber\":"
            + "\"沪ICP备2019999001号\",\"providers\":[\"they\"],\"status\":\"FILED\"}]}");
    aDayPasses();

    // then
    assertThat(order.awaitEvent(OrderFoundInvalid.class).reason())
        .isEqualTo(InvalidReason.SERVICE_FILED);
  }

  @Test
  @DisplayName("R-EXP-3: many that are due at once are all checked")
  void checks_many_at_once() {
    // given
    AnOrder model = filledIn();
    String account = "check-" + UUID.randomUUID();
    TestDatabase.update(
        "insert into orders (id, account, type, province, nature, certificate_type, state,"
            + " round, application, recipient, created_at, updated_at, state_since, idle_since,"
            + " version, timeline_length, subject_key, in_progress, preliminary_review) select"
            + " gen_random_uuid(), ?, type, province, nature, certificate_type, state, round,"
            + " application, recipient, created_at, updated_at, state_since, idle_since, version,"
            + " timeline_length, subject_key, in_progress, preliminary_review"
            + " from orders, generate_series(1, 1000) where id = ?",
        account,
        model.id().value());
    registryKnowsSubject();
    int asked = NationalRegistryStandIn.lookups(certificate).size();

    // when
    TestDatabase.update(
        "insert into deadline (aggregate_id, kind, round, step, due_at) select id,"
            + " 'registry-check', round, 0, created_at from orders where account = ?",
        account);

    // then
    await()
        .atMost(60, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from orders where account = ? and invalid_since is not"
                            + " null",
                        account)
                    == 1000);
    assertThat(NationalRegistryStandIn.lookups(certificate)).hasSize(asked + 1000);
    TestDatabase.update(
        "update orders set in_progress = false, state = 'ABANDONED' where account = ?", account);
  }

  // ---- given

  private AnOrder filledIn() {
    return AnOrder.draftOf(TestTokens.newFiler(), certificate, domain)
        .fillIn(Sample.subject(), Sample.service());
  }

  private AnOrder submitted() {
    return filledIn().submit();
  }

  /** The sample's, with another domain. */
  private static String service(String prefix) {
    ObjectNode service = Sample.service();
    service.putArray("domains").add(prefix + Sample.DOMAIN);
    return service.toString();
  }

  private void registryKnowsSubject() {
    NationalRegistryStandIn.answers(
        certificate,
        200,
        "{\"subject\":{\"number\":\""
            + number
            + "\",\"nature\":4,\"name\":\"杭州启明示例科技有限公司\",\"services\":[]},\"entries\":[]}");
  }

  /** A little more than a day, and until all is done that it made due. */
  private static void aDayPasses() {
    TestClock.advance(Duration.ofDays(1).plusSeconds(1));
    await()
        .atMost(60, SECONDS)
        .until(
            () -> {
              JsonPath pending = get("/sandbox/pending").jsonPath();
              return pending.getInt("dueDeadlines") + pending.getInt("registryChecks") == 0;
            });
  }

  /** Makes the order's check due now. */
  private static void age(AnOrder order) {
    TestDatabase.update(
        "update deadline set due_at = due_at - interval '1 day'"
            + " where kind = 'registry-check' and aggregate_id = ?",
        order.id().value());
  }

  // ---- then

  private static void awaitMark(AnOrder order, boolean marked) {
    await("a mark: " + marked)
        .atMost(15, SECONDS)
        .until(() -> order.column("invalid_since").isEmpty() != marked);
  }

  private static long deadlines(AnOrder order, String kind) {
    return TestDatabase.count(
        "select count(*) from deadline where aggregate_id = ? and kind = ?",
        order.id().value(),
        kind);
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.of("Asia/Shanghai"));
  }
}
