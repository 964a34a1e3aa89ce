package org.openbeian.platform.operations;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Forgets what only served to recognise repetitions: inbox rows older than any redelivery, and
 * stored answers of old requests. Wall-clock time, since brokers and clients live by it.
 */
@ApplicationScoped
class Retention {

  private final Transactions transactions;
  private final Duration inbox;
  private final Duration answers;

  Retention(
      Transactions transactions,
      @ConfigProperty(name = "beian.inbox.retention") Duration inbox,
      @ConfigProperty(name = "beian.idempotency.retention") Duration answers) {
    this.transactions = transactions;
    this.inbox = inbox;
    this.answers = answers;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> purge() {
    return forget("delete from inbox where received_at < $1", inbox)
        .chain(() -> forget("delete from idempotent_request where answered_at < $1", answers));
  }

  private Uni<Void> forget(String sql, Duration age) {
    return transactions
        .inTransaction(() -> Sql.update(sql, SystemTime.now().minus(age)))
        .replaceWithVoid();
  }
}
