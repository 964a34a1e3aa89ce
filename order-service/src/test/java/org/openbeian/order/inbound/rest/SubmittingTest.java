package org.openbeian.order.inbound.rest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.openbeian.order.AnOrder.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.order.AnOrder;
import org.openbeian.order.Sample;
import org.openbeian.order.domain.OrderState;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class SubmittingTest {

  @Test
  @DisplayName("R-FLOW-1: submit demands completeness and all commitments")
  void refuses_an_incomplete_submission_with_all_that_is_missing() {
    // given
    AnOrder order = AnOrder.draft();

    // then
    order
        .post("/submission", "{\"acceptedCommitments\":[\"INFORMATION_SECURITY\"]}")
        .then()
        .statusCode(422)
        .body(
            "violations.path", hasItems("subject.name", "services[0].name", "acceptedCommitments"))
        .body("violations.rule", hasItems("R-FLOW-1", "R-SUBJ-8"));
    order
        .get("/preview")
        .then()
        .statusCode(200)
        .body("submittable", equalTo(false))
        .body("findings.path", hasItems("subject.name", "services[0].name"))
        .body("order.state", equalTo("DRAFT"));
    assertThat(order.round()).isZero();
  }

  @Test
  void previews_a_complete_order_as_submittable() {
    AnOrder.filledIn()
        .get("/preview")
        .then()
        .statusCode(200)
        .body("submittable", equalTo(true))
        .body("findings.severity", hasItem("ASKS_REVIEWER"))
        .body("findings.severity", not(hasItem("BLOCKS")));
  }

  @Test
  void carries_the_whole_application_sealed() {
    // when
    AnOrder order = AnOrder.inPreliminaryReview();

    // then
    OrderSubmitted submitted = order.awaitEvent(OrderSubmitted.class);
    assertThat(submitted.round()).isEqualTo(1);
    assertThat(submitted.application().subject().name()).isEqualTo("杭州启明示例科技有限公司");
    assertThat(submitted.application().services()).hasSize(1);
    assertThat(submitted.application().acceptedCommitments())
        .containsExactly("INFORMATION_SECURITY", "FILING_ASSISTANCE");
    assertThat(submitted.application().subject().principal().mobile().token()).startsWith("test.");
    assertThat(submitted.recipient().account().value()).isEqualTo(order.account());
    assertThat(submitted.recipient().email()).isNotNull();
    assertThat(submitted.actor().id()).isEqualTo(order.filer());
  }

  @Test
  void counts_a_round_per_submission() {
    // given
    AnOrder order = AnOrder.inPreliminaryReview();

    // when
    order.post("/withdrawal").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
    order.put("/subject", Sample.subject().put("remark", "已修改").toString());
    order.submit();

    // then
    assertThat(order.round()).isEqualTo(2);
    order.awaitEvent(OrderWithdrawn.class);
    await().atMost(10, SECONDS).until(() -> order.events(OrderSubmitted.class).size() == 2);
    assertThat(order.events(OrderSubmitted.class).get(1).application().subject().remark())
        .isEqualTo("已修改");
  }

  @Test
  void answers_a_repeated_request_from_its_key() {
    // given
    AnOrder order = AnOrder.filledIn();
    String key = UUID.randomUUID().toString();

    // when
    Response first = submit(order, key);
    Response second = submit(order, key);

    // then
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
    assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
    assertThat(order.round()).isEqualTo(1);
    assertThat(order.etag()).isEqualTo(first.getHeader("ETag"));
    order
        .asFiler()
        .header("Idempotency-Key", key)
        .body("{\"acceptedCommitments\":[]}")
        .post(order.path() + "/submission")
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  void opens_one_order_per_idempotency_key() {
    // given
    String key = UUID.randomUUID().toString();
    String body = AnOrder.newRequest();

    // when
    List<Response> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      answers.add(as("filer-a").header("Idempotency-Key", key).body(body).post("/api/v1/orders"));
    }

    // then
    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers)
        .extracting(r -> r.path("id").toString())
        .containsOnly(answers.get(0).path("id").toString());
    assertThat(answers)
        .extracting(r -> r.getHeader("Location"))
        .allSatisfy(place -> assertThat(place).endsWith(answers.get(0).path("id")));
  }

  @Test
  void lets_one_of_fifty_parallel_submissions_through() throws Exception {
    // given
    AnOrder order = AnOrder.filledIn();

    // when
    List<Integer> answers = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(25);
    try {
      List<Future<Integer>> pending = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        pending.add(pool.submit(() -> order.post("/submission", Sample.COMMITMENTS).statusCode()));
      }
      for (Future<Integer> answer : pending) {
        answers.add(answer.get());
      }
    } finally {
      pool.shutdown();
    }

    // then
    assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(49);
    assertThat(order.round()).isEqualTo(1);
    order.awaitEvent(OrderSubmitted.class);
    assertThat(order.events(OrderSubmitted.class)).hasSize(1);
    assertThat(order.acts()).containsExactly("CREATE", "SUBMIT");
  }

  @Test
  @DisplayName("R-FLOW-8: withdrawn is until the order is forwarded, and not from a draft")
  void refuses_to_withdraw_what_is_a_draft_or_forwarded() {
    AnOrder.draft()
        .post("/withdrawal")
        .then()
        .statusCode(409)
        .body("code", equalTo("ORDER_STATE_FORBIDS_ACT"))
        .body("rule", equalTo("R-FLOW-8"))
        .body("detail", org.hamcrest.Matchers.containsString("DRAFT"))
        .body("detail", org.hamcrest.Matchers.containsString("WITHDRAW"));
    AnOrder forwarded = AnOrder.awaitingSms();
    forwarded.post("/withdrawal").then().statusCode(409);
    forwarded.post("/abandonment").then().statusCode(409);
    assertThat(forwarded.state()).isEqualTo(OrderState.AWAITING_SMS);
  }

  private static Response submit(AnOrder order, String key) {
    return order
        .asFiler()
        .header("Idempotency-Key", key)
        .body(Sample.COMMITMENTS)
        .post(order.path() + "/submission");
  }
}
