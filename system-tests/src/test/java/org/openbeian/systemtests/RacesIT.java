package org.openbeian.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.openbeian.sandbox.story.Answer;
import org.openbeian.sandbox.story.Cast;
import org.openbeian.sandbox.story.SampleApplication;

class RacesIT {

  private static final int ROUNDS = 40;
  private final Cast cast = SharedStack.cast();

  /** R-FLOW-8: withdrawing races the reviewer's pass; whoever wins, both services say the same. */
  @Test
  void a_withdrawal_and_a_pass_have_one_winner_for_everybody() throws InterruptedException {
    // given
    Set<String> winners = new TreeSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      SampleApplication application = SharedStack.application();
      String order = SharedStack.submitted(application);
      String task = cast.claim("reviewer-1", order, "PRELIMINARY");
      cast.check("reviewer-1", task);
      CountDownLatch start = new CountDownLatch(1);

      // when
      CompletableFuture<Answer> withdrawal =
          CompletableFuture.supplyAsync(
              () -> {
                await(start);
                return cast.tryWithdraw(application.filer(), order);
              });
      CompletableFuture<Answer> pass =
          CompletableFuture.supplyAsync(
              () -> {
                await(start);
                return cast.tryDecide("reviewer-1", task, "PASS", List.of());
              });
      start.countDown();
      Answer withdrawn = withdrawal.join();
      pass.join();

      // then
      String expected = withdrawn.succeeded() ? "WITHDRAWN" : "AWAITING_SMS";
      cast.awaitState(application.filer(), order, expected);
      String path = "/api/v1/review-tasks/" + task;
      cast.await(
          "the task to agree with " + expected,
          () -> cast.get("reviewer-1", path),
          seen -> seen.text("state").equals(withdrawn.succeeded() ? "CLOSED" : "DECIDED"),
          seen -> seen.text("state"));
      winners.add(expected);
      assertThat(withdrawn.status()).isIn(200, 409);
    }
    assertThat(winners).isNotEmpty();
  }

  private static void await(CountDownLatch start) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
