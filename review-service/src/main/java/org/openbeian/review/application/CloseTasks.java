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

/** An order left review by another way than a decision. */
@ApplicationScoped
public class CloseTasks {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Clock clock;

  CloseTasks(Transactions transactions, ReviewTasks tasks, Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** Closes what waits of this round and older ones; a newer round's tasks stay. */
  public Uni<Outcome> of(OrderId order, int round, ClosedBecause because) {
    return transactions.inTransaction(
        () -> tasks.lockWaitingOf(order).map(waiting -> close(waiting, round, because)));
  }

  private Outcome close(List<ReviewTask> waiting, int round, ClosedBecause because) {
    List<ReviewTask> ending = waiting.stream().filter(task -> task.round() <= round).toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    ending.forEach(task -> task.close(because, now));
    if (!ending.isEmpty()) {
      return Outcome.APPLIED;
    }
    return waiting.isEmpty() ? Outcome.REJECTED : Outcome.STALE;
  }
}
