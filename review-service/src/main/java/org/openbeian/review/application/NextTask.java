package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.ReviewTask;

/**
 * Gives whoever asks the task that comes next, claimed: of many who ask at once nobody gets the
 * same one, and nobody waits for another.
 */
@ApplicationScoped
public class NextTask {

  /** Who finds all candidates taken looks again, this often at most. */
  private static final int LOOKS = 20;

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final ReviewDesk desk;
  private final ClaimTask claim;
  private final StaffRoster roster;

  NextTask(
      Transactions transactions,
      ReviewTasks tasks,
      ReviewDesk desk,
      ClaimTask claim,
      StaffRoster roster) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.desk = desk;
    this.claim = claim;
    this.roster = roster;
  }

  /**
   * What somebody wants next; null means any.
   *
   * @param queue of those from which tasks are claimed
   * @param province GB/T 2260
   */
  public record Wish(
      @Nullable ReviewQueue queue, @Nullable String province, @Nullable FilingType type) {}

  /**
   * Claims the next task.
   *
   * @return empty when nothing that is wished for waits for somebody
   * @throws ApiException 403 for a queue of a stage that the caller does not work in
   */
  public Uni<Optional<ReviewTask>> claim(Wish wish, Caller caller) {
    if (wish.queue() == ReviewQueue.FORWARDING) {
      throw ApiException.badParameter("queue", "PRELIMINARY, RESUBMISSIONS, SUPPLEMENTS, BUREAU");
    }
    QueueScope scope = QueueScope.of(wish.queue(), null, wish.province(), wish.type(), caller);
    if (scope.isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return roster
        .note(caller)
        .chain(() -> transactions.inTransaction(() -> claim(scope, caller, LOOKS)));
  }

  private Uni<Optional<ReviewTask>> claim(QueueScope scope, Caller caller, int looks) {
    return tasks
        .candidates(scope, caller.account())
        .chain(
            candidates ->
                candidates.isEmpty()
                    ? none()
                    : tasks
                        .lockFirstOpen(candidates)
                        .chain(
                            task -> {
                              if (task != null) {
                                return claimed(task, caller);
                              }
                              return looks > 1 ? claim(scope, caller, looks - 1) : none();
                            }));
  }

  private Uni<Optional<ReviewTask>> claimed(ReviewTask task, Caller caller) {
    return desk.on(task, caller, locked -> claim.take(locked, caller))
        .replaceWith(Optional.of(task));
  }

  private static Uni<Optional<ReviewTask>> none() {
    return Uni.createFrom().item(Optional.empty());
  }
}
