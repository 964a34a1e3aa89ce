package org.openbeian.order.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.openbeian.order.outbound.postgres.UsedPermits;
import org.openbeian.platform.transaction.Transactions;

/** Forgets which permits were used once they are refused for their age. */
@ApplicationScoped
class ForgetPermits {

  /** More than the clocks of two replicas differ. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Transactions transactions;
  private final UsedPermits usedPermits;
  private final Time time;

  ForgetPermits(Transactions transactions, UsedPermits usedPermits, Time time) {
    this.transactions = transactions;
    this.usedPermits = usedPermits;
    this.time = time;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions.inTransaction(() -> usedPermits.forget(time.now().minus(MARGIN)));
  }
}
