package org.openbeian.review.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openbeian.review.AnOrder.anOrder;
import static org.openbeian.review.ReviewApi.answer;
import static org.openbeian.review.ReviewApi.claim;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.bureau.SettleAtDesk;
import org.openbeian.review.domain.GivenDecision;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.checklist.Checklist;
import org.openbeian.review.domain.reason.ReasonCatalogues;
import org.openbeian.testkit.BeianTestResource;

/** The use case is built here as the setting {@code optional} builds it: no second boot for it. */
@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@DisplayName("R-FLOW-2: where the checklist is optional")
class OptionalChecklistTest {

  @Inject ReviewDesk desk;
  @Inject ReviewTasks tasks;
  @Inject SettleAtDesk bureau;
  @Inject CloseSupplements supplements;
  @Inject ReasonCatalogues reasons;
  @Inject Checklist checklist;
  @Inject Answers answers;
  @Inject ReachedPrincipals principals;
  @Inject ReviewClock reviewClock;
  @Inject Outbox outbox;
  @Inject Clock clock;

  @Test
  void a_task_passes_with_open_items() throws Throwable {
    // given
    String task = claimed();

    // then
    assertThat(pass(task).state()).isEqualTo(ReviewTaskState.DECIDED);
  }

  @Test
  void a_no_forbids_a_pass_all_the_same() {
    // given
    String task = claimed();
    answer(task, "reviewer-1", "{\"code\":\"NAME_RELATED\",\"answer\":\"NO\"}")
        .then()
        .statusCode(200);

    // then
    assertThatThrownBy(() -> pass(task))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.status()).isEqualTo(422));
  }

  private static String claimed() {
    String task = anOrder().submitted().preliminaryTask();
    claim(task, "reviewer-1").then().statusCode(200);
    return task;
  }

  private ReviewTask pass(String task) throws Throwable {
    DecideTask decide =
        new DecideTask(
            desk,
            tasks,
            bureau,
            supplements,
            reasons,
            new Checking(checklist, answers, principals, new ChecklistPolicy("optional")),
            new ForwardingPolicy("auto"),
            reviewClock,
            outbox,
            clock);
    Caller caller =
        new Caller(
            "reviewer-1",
            new AccountId("provider"),
            Set.of("reviewer"),
            Set.of(),
            Set.of(),
            null,
            null,
            "zh-CN");
    return VertxContextSupport.subscribeAndAwait(
        () ->
            decide.decide(
                UUID.fromString(task),
                new GivenDecision(ReviewOutcome.PASS, List.of(), null, List.of(), null),
                caller));
  }
}
