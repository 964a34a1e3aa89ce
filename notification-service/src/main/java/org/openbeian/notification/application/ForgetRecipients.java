package org.openbeian.notification.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Erases the recipients of what failed, once nobody may have it tried again any more. */
@ApplicationScoped
class ForgetRecipients {

  private static final String FORGET =
      "update delivery set recipient = null, forget_at = null where forget_at <= $1 and done_at is not"
          + " null";

  private final Transactions transactions;

  ForgetRecipients(Transactions transactions) {
    this.transactions = transactions;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions.inTransaction(() -> Sql.update(FORGET, SystemTime.now())).replaceWithVoid();
  }
}
