package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ActRefusedException;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.SupplementRefusedException;

/**
 * One act on one task: locked, allowed to the caller, in one transaction. Whatever its holder does
 * renews the claim, and the task's wait follows.
 */
@ApplicationScoped
class ReviewDesk {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final WatchTasks watch;
  private final StaffRoster roster;
  private final ReviewClock reviewClock;
  private final Clock clock;

  ReviewDesk(
      Transactions transactions,
      ReviewTasks tasks,
      WatchTasks watch,
      StaffRoster roster,
      ReviewClock reviewClock,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.watch = watch;
    this.roster = roster;
    this.reviewClock = reviewClock;
    this.clock = clock;
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
    return roster
        .note(caller)
        .chain(
            () ->
                transactions.inTransaction(
                    () ->
                        tasks
                            .lock(id)
                            .chain(
                                task -> {
                                  ReviewTask found = ReviewAccess.requireVisible(caller, task);
                                  ReviewAccess.requireForeign(caller, found);
                                  return on(found, caller, act);
                                })));
  }

  /** Runs an act on a task that is locked and the caller's to work on, in the open transaction. */
  <T> Uni<T> on(ReviewTask task, Caller caller, Function<ReviewTask, Uni<T>> act) {
    Optional<Instant> before = watch.next(task);
    task.noteActivity(caller.subject(), reviewClock.leaseFrom(now()));
    return perform(task, act).call(() -> watch.follow(task, before));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static <T> Uni<T> perform(ReviewTask task, Function<ReviewTask, Uni<T>> act) {
    return Uni.createFrom()
        .deferred(() -> act.apply(task))
        .onFailure(SupplementRefusedException.class)
        .transform(refused -> Refusals.problem((SupplementRefusedException) refused))
        .onFailure(ActRefusedException.class)
        .transform(refused -> Refusals.problem((ActRefusedException) refused));
  }
}
