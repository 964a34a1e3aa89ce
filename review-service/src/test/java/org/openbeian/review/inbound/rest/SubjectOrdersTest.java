package org.openbeian.review.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.APPROVE;
import static org.openbeian.review.ReviewApi.PASS;
import static org.openbeian.review.ReviewApi.as;
import static org.openbeian.review.ReviewApi.claim;
import static org.openbeian.review.ReviewApi.decide;
import static org.openbeian.review.ReviewApi.read;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.review.AnOrder;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.TestDatabase;
import org.openbeian.testkit.TestTopics;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: a task shows its subject's other orders and record")
class SubjectOrdersTest {

  /** Of a subject that no other test knows. */
  private final String certificate =
      "91" + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase();

  @Test
  void other_orders_of_the_same_certificate_are_listed_the_newest_first() {
    // given
    AnOrder granted = anOrder().of("acct-a").certified(certificate).submitted().sentToBureau();
    claim(granted.bureauTask(), "officer-zj").then().statusCode(200);
    String number =
        decide(granted.bureauTask(), "officer-zj", APPROVE)
            .then()
            .statusCode(200)
            .extract()
            .path("subjectNumber");
    AnOrder open = anOrder().of("acct-b").certified(certificate.toLowerCase()).submitted();
    AnOrder mine = anOrder().certified(certificate).submitted();
    anOrder().submitted();

    // then
    orders(mine.preliminaryTask(), "", "reviewer-1")
        .then()
        .statusCode(200)
        .body("items.orderId", contains(open.id().toString(), granted.id().toString()))
        .body("items.account", contains("acct-b", "acct-a"))
        .body("items[0].type", equalTo("FIRST_FILING"))
        .body("items[0].province", equalTo("330000"))
        .body("items[0].round", equalTo(1))
        .body("items[0].lastReview.stage", equalTo("PRELIMINARY"))
        .body("items[0].lastReview.state", equalTo("OPEN"))
        .body("items[0].lastReview.outcome", nullValue())
        .body("items[0].subjectNumber", nullValue())
        .body("items[1].lastReview.stage", equalTo("BUREAU"))
        .body("items[1].lastReview.outcome", equalTo("APPROVE"))
        .body("items[1].subjectNumber", equalTo(number))
        .body("nextCursor", nullValue());
    read(mine.preliminaryTask(), "reviewer-1").then().body("subject.otherOrders", equalTo(2));
  }

  @Test
  void an_order_is_listed_once_by_what_it_said_last() {
    // given
    AnOrder other = anOrder().certified(certificate).submitted();
    AnOrder gone = anOrder().certified(certificate).submitted();
    AnOrder mine = anOrder().certified(certificate).submitted();
    other.submitted();
    gone.certified("91330106MA2H7Q4K4M").submitted();

    // then
    orders(mine.preliminaryTask(), "", "reviewer-1")
        .then()
        .body("items.orderId", contains(other.id().toString()))
        .body("items[0].round", equalTo(2));
  }

  @Test
  void pages_follow_one_another_without_gaps() {
    // given
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newestFirst.add(0, anOrder().certified(certificate).submitted().id().toString());
    }
    String task = anOrder().certified(certificate).submitted().preliminaryTask();

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      Response page = orders(task, "?limit=2&cursor=" + cursor, "reviewer-1");
      seen.addAll(page.path("items.orderId"));
      cursor = page.path("nextCursor");
    } while (cursor != null);

    // then
    assertThat(seen).isEqualTo(newestFirst);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?cursor=x", "?cursor=%00"})
  void parameters_that_cant_be_read_are_refused(String query) {
    // given
    String task = anOrder().submitted().preliminaryTask();

    // then
    orders(task, query, "reviewer-1").then().statusCode(400).body("code", equalTo("BAD_PARAMETER"));
  }

  @Test
  @DisplayName("R-PERM-2: officers see what is of their provinces")
  void officers_see_what_is_of_their_provinces() {
    // given
    AnOrder here = anOrder().certified(certificate).submitted();
    anOrder().in("110000").certified(certificate).submitted();
    AnOrder mine = anOrder().certified(certificate).submitted().sentToBureau();

    // then
    orders(mine.bureauTask(), "", "officer-zj")
        .then()
        .body("items.orderId", contains(here.id().toString()));
    read(mine.bureauTask(), "officer-zj").then().body("subject.otherOrders", equalTo(1));
    orders(mine.bureauTask(), "", "officer-bj").then().statusCode(404);
    orders(mine.bureauTask(), "", "reviewer-1").then().statusCode(403);
    orders(mine.preliminaryTask(), "", "filer-b").then().statusCode(403);
    orders("x", "", "reviewer-1").then().statusCode(404);
    orders(UUID.randomUUID().toString(), "", "reviewer-1").then().statusCode(404);
  }

  @Test
  void the_record_is_shown_by_the_certificate_and_by_the_number_that_the_order_is_about() {
    // given
    String number = "浙ICP备2022%06d号".formatted(System.nanoTime() % 1_000_000);
    AnOrder granted = anOrder().certified(certificate).submitted();
    Recipient owner = new Recipient(new AccountId("acct-b"), null, null, "zh-CN");
    told(
        new FilingGranted(
            granted.id(),
            1,
            owner,
            FilingType.FIRST_FILING,
            number,
            List.of(
                service(1, number + "-1"), service(2, number + "-2"), service(3, number + "-10"))));
    told(new FilingDeregistered(anOrder().id(), 1, owner, number, List.of(number + "-2"), false));

    // then
    String same = anOrder().certified(certificate).submitted().preliminaryTask();
    String about =
        anOrder()
            .about(FilingType.CHANGE_SERVICE, new OnRecord(number, 3), null)
            .submitted()
            .preliminaryTask();
    for (String task : List.of(same, about)) {
      Response detail = read(task, "reviewer-1");
      assertThat(
              detail.<List<String>>path(
                  "subject.records.findAll { it.subjectNumber == '"
                      + number
                      + "' }.collect { it.serviceNumber + ' ' + it.status + ' ' + it.account + ' '"
                      + " + it.province }"))
          .containsExactly(
              number + "-1 IN_FORCE acct-b 330000",
              number + "-2 DEREGISTERED acct-b 330000",
              number + "-10 IN_FORCE acct-b 330000");
    }
    read(same, "reviewer-1")
        .then()
        .body("subject.records[0].lastOrderId", equalTo(granted.id().toString()));
  }

  @Test
  @DisplayName("R-EXP-4: an erased order is not found by its subject, nor finds any")
  void an_erased_order_is_not_found() {
    // given
    AnOrder erased = anOrder().certified(certificate).submitted();
    AnOrder other = anOrder().certified(certificate).submitted();
    claim(erased.preliminaryTask(), "reviewer-1").then().statusCode(200);
    decide(erased.preliminaryTask(), "reviewer-1", PASS).then().statusCode(200);

    // when
    told(new PersonalDataErased(erased.id(), 1));

    // then
    orders(other.preliminaryTask(), "", "reviewer-1").then().body("items", empty());
    orders(erased.preliminaryTask(), "", "reviewer-1").then().body("items", empty());
    read(erased.preliminaryTask(), "reviewer-1")
        .then()
        .body("subject.otherOrders", equalTo(0))
        .body("subject.records", empty())
        .body("findings", empty())
        .body("shows", equalTo("ALL"));
    assertThat(
            TestDatabase.value(
                "select findings::text from submission where order_id = ?", erased.id().value()))
        .isEqualTo("{\"items\": []}");
  }

  private static FilingGranted.GrantedService service(int no, String number) {
    return new FilingGranted.GrantedService(no, number, ServiceKind.WEBSITE, "启明示例科技官网");
  }

  private static void told(DomainEvent event) {
    UUID id = TestTopics.publish(event);
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                "APPLIED"
                    .equals(
                        TestDatabase.value("select outcome from inbox where event_id = ?", id)));
  }

  private static Response orders(String task, String query, String user) {
    return as(user).get("/api/v1/review-tasks/" + task + "/subject-orders" + query);
  }
}
