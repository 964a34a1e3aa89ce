package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ActRefusedException;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.SupplementRefusedException;

/** One act on one task: locked, allowed to the caller, in one transaction. */
@ApplicationScoped
class ReviewDesk {

  private final Transactions transactions;
  private final ReviewTasks tasks;

  ReviewDesk(Transactions transactions, ReviewTasks tasks) {
    this.transactions = transactions;
    this.tasks = tasks;
  }

  /**
   * Runs an act on the locked task and gives the task as the act left it.
   *
   * @throws ApiException 404 or 403 when the task is not the caller's to work on, 409 when it does
   *     not allow the act
   */
  Uni<ReviewTask> act(UUID id, Caller caller, Function<ReviewTask, Uni<?>> act) {
    return giving(id, caller, task -> act.apply(task).replaceWith(task));
  }

  /** The same, and gives what the act gives. */
  <T> Uni<T> giving(UUID id, Caller caller, Function<ReviewTask, Uni<T>> act) {
    return transactions.inTransaction(
        () ->
            tasks
                .lock(id)
                .chain(
                    task -> {
                      ReviewTask found = ReviewAccess.requireVisible(caller, task);
                      ReviewAccess.requireForeign(caller, found);
                      return perform(found, act);
                    }));
  }

  private static <T> Uni<T> perform(ReviewTask task, Function<ReviewTask, Uni<T>> act) {
    try {
      return act.apply(task)
          .onFailure(ActRefusedException.class)
          .transform(refused -> Refusals.problem(refused))
          .onFailure(SupplementRefusedException.class)
          .transform(refused -> Refusals.problem((SupplementRefusedException) refused));
    } catch (ActRefusedException refused) {
      throw Refusals.problem(refused);
    }
  }
}
