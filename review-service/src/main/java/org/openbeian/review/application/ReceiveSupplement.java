package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;

/** The filer provided what the reviewer asked for (R-FLOW-3). */
@ApplicationScoped
public class ReceiveSupplement {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Supplements supplements;
  private final ReviewClock reviewClock;
  private final WatchTasks watch;
  private final Clock clock;

  ReceiveSupplement(
      Transactions transactions,
      ReviewTasks tasks,
      Supplements supplements,
      ReviewClock reviewClock,
      WatchTasks watch,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.supplements = supplements;
    this.reviewClock = reviewClock;
    this.watch = watch;
    this.clock = clock;
  }

  /** Notes the answer, unless the review it belongs to has ended. */
  public Uni<Outcome> on(SupplementProvided event) {
    return transactions.inTransaction(
        () -> tasks.lockWaitingOf(event.orderId()).chain(waiting -> receive(event, waiting)));
  }

  private Uni<Outcome> receive(SupplementProvided event, List<ReviewTask> waiting) {
    Optional<ReviewTask> its =
        waiting.stream()
            .filter(task -> task.round() == event.round())
            .filter(task -> task.stage() == ReviewStage.PRELIMINARY)
            .findAny();
    if (its.isEmpty()) {
      boolean late = waiting.stream().anyMatch(task -> task.round() > event.round());
      return Uni.createFrom().item(late ? Outcome.STALE : Outcome.REJECTED);
    }
    ReviewTask task = its.get();
    Optional<Instant> before = watch.next(task);
    return supplements
        .find(task, event.supplementId())
        .map(
            found -> {
              if (found == null || event.asking() > found.asking()) {
                return Outcome.REJECTED;
              }
              return note(event, task, found);
            })
        .call(() -> watch.follow(task, before));
  }

  private Outcome note(SupplementProvided event, ReviewTask task, Supplement supplement) {
    if (event.asking() < supplement.asking()) {
      return Outcome.STALE;
    }
    if (!supplement.isAnsweredBy(event)) {
      return Outcome.REJECTED;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    supplement.provide(event, now);
    if (!supplement.isAwaited()) {
      task.awaitSupplements(-1, now, reviewClock);
    }
    return Outcome.APPLIED;
  }
}
