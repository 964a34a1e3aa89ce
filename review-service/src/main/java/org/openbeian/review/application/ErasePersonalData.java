package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;

/** Forgets what was submitted in an order; what was decided on it, and when, stays (R-EXP-4). */
@ApplicationScoped
public class ErasePersonalData {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Clock clock;

  ErasePersonalData(Transactions transactions, ReviewTasks tasks, Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.clock = clock;
  }

  public Uni<Outcome> on(PersonalDataErased event) {
    return transactions.inTransaction(
        () ->
            tasks
                .erase(event.orderId(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .replaceWith(Outcome.APPLIED));
  }
}
