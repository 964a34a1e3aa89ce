package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.openbeian.contracts.OrderId;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;

/** An order left review by another way than a decision. */
@ApplicationScoped
public class CloseTasks {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final CloseSupplements supplements;
  private final WatchTasks watch;
  private final Clock clock;

  CloseTasks(
      Transactions transactions,
      ReviewTasks tasks,
      CloseSupplements supplements,
      WatchTasks watch,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.supplements = supplements;
    this.watch = watch;
    this.clock = clock;
  }

  /** Closes what waits of this round and older ones; a newer round's tasks stay. */
  public Uni<Outcome> of(OrderId order, int round, ClosedBecause because) {
    return transactions.inTransaction(
        () -> tasks.lockWaitingOf(order).chain(waiting -> close(waiting, round, because)));
  }

  /**
   * The filer withdrew this round. order-service, the arbiter, has not followed a decision that was
   * made in it meanwhile: that task is closed as well, so that both say the same (R-FLOW-8).
   */
  public Uni<Outcome> withdrawn(OrderId order, int round) {
    return transactions.inTransaction(
        () -> tasks.lockUnclosedOf(order).chain(unclosed -> overtake(unclosed, round)));
  }

  private Uni<Outcome> overtake(List<ReviewTask> unclosed, int round) {
    List<ReviewTask> ending =
        unclosed.stream()
            .filter(
                task ->
                    task.round() == round
                        || task.round() < round && task.state() != ReviewTaskState.DECIDED)
            .toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ending.forEach(task -> task.overtake(now));
    if (!ending.isEmpty()) {
      return supplements
          .of(ending, now)
          .chain(() -> watch.end(ending))
          .replaceWith(Outcome.APPLIED);
    }
    return Uni.createFrom().item(unclosed.isEmpty() ? Outcome.REJECTED : Outcome.STALE);
  }

  private Uni<Outcome> close(List<ReviewTask> waiting, int round, ClosedBecause because) {
    List<ReviewTask> ending = waiting.stream().filter(task -> task.round() <= round).toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ending.forEach(task -> task.close(because, now));
    if (!ending.isEmpty()) {
      return supplements
          .of(ending, now)
          .chain(() -> watch.end(ending))
          .replaceWith(Outcome.APPLIED);
    }
    return Uni.createFrom().item(waiting.isEmpty() ? Outcome.REJECTED : Outcome.STALE);
  }
}
