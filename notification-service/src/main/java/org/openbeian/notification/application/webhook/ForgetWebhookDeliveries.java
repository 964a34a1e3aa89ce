package org.openbeian.notification.application.webhook;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Forgets what webhooks were sent, and what they missed, once nobody will ask for it again. */
@ApplicationScoped
class ForgetWebhookDeliveries {

  private static final String FORGET =
      "delete from webhook_delivery where created_at < $1 and done_at is not null";

  private final Transactions transactions;
  private final Duration retention;

  ForgetWebhookDeliveries(
      Transactions transactions,
      @ConfigProperty(name = "beian.webhooks.log-retention") Duration retention) {
    this.transactions = transactions;
    this.retention = retention;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions
        .inTransaction(() -> Sql.update(FORGET, SystemTime.now().minus(retention)))
        .replaceWithVoid();
  }
}
