package org.openbeian.order.inbound.kafka;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.order.AnOrder.as;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-PERM-2: the bureau takes back what it granted")
class RevocationsTest {

  private static final List<Reason> REASONS =
      List.of(new Reason(null, "CONTENT_ILLEGAL", null, "涉嫌违法违规", null));

  private final String number = AnOrder.newNumber();

  @Test
  @DisplayName("R-PERM-2, R-POST-3: a service is void from then on, and its holder is told")
  void a_service_is_taken_back() {
    // given
    AnOrder order = AnOrder.granted(number);
    order
        .asFiler()
        .get(filing() + "/duties")
        .then()
        .body("items.state", everyItem(equalTo("OPEN")));
    as("filer-b").get(published(order)).then().body("items", hasSize(1));

    // when
    UUID event = TestTopics.publish(revocation(order.id(), number, number + "-1"));
    AnOrder.awaitOutcome(event, "APPLIED");

    // then the record says so, and its history
    order
        .asFiler()
        .get(filing())
        .then()
        .body("status", equalTo("EMPTY_SHELL"))
        .body("services.status", contains("REVOKED"));
    order
        .asFiler()
        .get(filing() + "/versions")
        .then()
        .body("items.version", contains(2, 1))
        .body("items[0].type", nullValue())
        .body("items[0].orderId", equalTo(order.id().toString()))
        .body("items[0].services.status", contains("REVOKED"));

    // and nobody finds it in force, nothing is left to do, and the code stays used (R-CODE-1)
    as("filer-b").get(published(order)).then().body("items", empty());
    as("filer-b").get("/api/v1/public/filings?number=" + number).then().body("items", empty());
    order
        .asFiler()
        .get(filing() + "/duties")
        .then()
        .body("items.state", everyItem(equalTo("ENDED")));
    assertThat(
            TestDatabase.value(
                "select state from service_code where service_number = ?", number + "-1"))
        .isEqualTo("CONSUMED");

    // and its holder is told, by no transition of the order
    FilingRevoked told = order.awaitEvent(FilingRevoked.class);
    assertThat(told.subjectNumber()).isEqualTo(number);
    assertThat(told.serviceNumbers()).containsExactly(number + "-1");
    assertThat(told.subjectEnded()).isFalse();
    assertThat(told.reasons()).isEqualTo(REASONS);
    assertThat(told.recipient().account().value()).isEqualTo(order.account());
    assertThat(order.state()).isEqualTo(OrderState.GRANTED);
    assertThat(order.acts()).last().isEqualTo("BUREAU_APPROVED");
  }

  @Test
  @DisplayName("R-PERM-2: the whole subject is void, with all its services, and no order is opened")
  void a_subject_is_taken_back() {
    // given
    AnOrder first = AnOrder.granted(number);
    AnOrder added = AnOrder.onRecord(number, FilingType.ADD_SERVICE);
    ObjectNode shop = Sample.service().put("name", "启明示例科技商城");
    shop.putArray("domains").add("shop." + first.domain());
    added.put("/services/1", shop.toString()).then().statusCode(200);
    added.submit().grant();

    // when
    UUID event = TestTopics.publish(revocation(added.id(), number));
    AnOrder.awaitOutcome(event, "APPLIED");

    // then
    first
        .asFiler()
        .get(filing())
        .then()
        .body("status", equalTo("REVOKED"))
        .body("services.status", contains("REVOKED", "REVOKED"));
    FilingRevoked told = added.awaitEvent(FilingRevoked.class);
    assertThat(told.subjectEnded()).isTrue();
    assertThat(told.serviceNumbers()).containsExactly(number + "-1", number + "-2");
    AnOrder.open(number, FilingType.CHANGE_SUBJECT)
        .then()
        .statusCode(409)
        .body("code", equalTo("FILING_ENDED"));
    first
        .asFiler()
        .get("/api/v1/principals")
        .then()
        .body("items.findAll { it.filingNumber != null }", empty());

    // and the certificate may be filed anew, by whom it was held
    AnOrder.draftOf(first.filer(), first.certificate(), "new." + first.domain());
  }

  @Test
  @DisplayName(
      "R-PERM-2: what is unknown or void is rejected without effect, and so is a repetition")
  void what_is_unknown_or_void_is_rejected() {
    // given
    AnOrder order = AnOrder.granted(number);
    AnOrder another = AnOrder.inPreliminaryReview();

    // then
    rejected(revocation(OrderId.of(UUID.randomUUID().toString()), number));
    rejected(revocation(another.id(), number));
    rejected(revocation(order.id(), AnOrder.newNumber()));
    rejected(revocation(order.id(), number, number + "-2"));
    rejected(revocation(order.id(), number, number + "-1", number + "-2"));
    rejected(revocation(order.id(), number, "\u0000' or 1=1"));
    order.asFiler().get(filing()).then().body("version", equalTo(1));

    // and twice, by one event or by two
    UUID event = UUID.randomUUID();
    BureauRevoked revoked = revocation(order.id(), number, number + "-1", number + "-1");
    for (int delivery = 0; delivery < 3; delivery++) {
      TestTopics.publish(event, revoked);
    }
    AnOrder.awaitOutcome(event, "APPLIED");
    rejected(revoked);
    order.asFiler().get(filing()).then().body("version", equalTo(2));
    order.awaitEvent(FilingRevoked.class);
    awaitAllSent(order);
    assertThat(order.events(FilingRevoked.class)).hasSize(1);
  }

  @Test
  @DisplayName("R-PERM-2: after a transfer the new holder is told")
  void the_holder_is_told() {
    // given
    AnOrder order = AnOrder.granted(number);
    TestDatabase.update(
        "update filing_subject set account = 'acct-of-heirs' where number = ?", number);

    // when
    AnOrder.awaitOutcome(TestTopics.publish(revocation(order.id(), number)), "APPLIED");

    // then
    FilingRevoked told = order.awaitEvent(FilingRevoked.class);
    assertThat(told.recipient().account().value()).isEqualTo("acct-of-heirs");
    assertThat(told.recipient().phone()).isNull();
  }

  @Test
  @DisplayName(
      "R-EXP-3: an order in progress stays, and is neither submitted nor changes what ended")
  void an_order_in_progress_stays_without_effect() {
    // given
    AnOrder order = AnOrder.granted(number);
    AnOrder change = AnOrder.onRecord(number, FilingType.CHANGE_SERVICE, number + "-1");

    // when
    AnOrder.awaitOutcome(
        TestTopics.publish(revocation(order.id(), number, number + "-1")), "APPLIED");

    // then
    assertThat(change.state()).isEqualTo(OrderState.DRAFT);
    change
        .post("/submission", Sample.COMMITMENTS)
        .then()
        .statusCode(422)
        .body("violations.path", contains("services[0]"))
        .body("violations.code", contains("REVOKED_BY_BUREAU"))
        .body("violations.rule", contains("R-EXP-3"));
    change.post("/abandonment").then().statusCode(200);
  }

  private String filing() {
    return "/api/v1/filings/" + number;
  }

  private static String published(AnOrder order) {
    return "/api/v1/public/filings?domain=" + order.domain();
  }

  private static BureauRevoked revocation(OrderId order, String subject, String... services) {
    return new BureauRevoked(
        order,
        1,
        UUID.randomUUID(),
        AnOrder.OFFICER,
        new Actor(Actor.Kind.BUREAU_OFFICER, "officer-zj-2"),
        subject,
        List.of(services),
        REASONS);
  }

  private static void rejected(BureauRevoked event) {
    AnOrder.awaitOutcome(TestTopics.publish(event), "REJECTED");
  }

  private static void awaitAllSent(AnOrder order) {
    await()
        .atMost(15, SECONDS)
        .until(
            () ->
                TestDatabase.count(
                        "select count(*) from outbox where aggregateid = ?", order.id().toString())
                    == 0);
  }
}
