package org.openbeian.order.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.order.outbound.postgres.DomainLookups;
import org.openbeian.platform.transaction.Transactions;

/** Forgets who holds which domain soon after it was asked for the last time. */
@ApplicationScoped
class ForgetDomainLookups {

  private final Transactions transactions;
  private final DomainLookups lookups;
  private final Duration retention;
  private final Time time;

  ForgetDomainLookups(
      Transactions transactions,
      DomainLookups lookups,
      @ConfigProperty(name = "beian.order.domain-lookups.retention") Duration retention,
      Time time) {
    this.transactions = transactions;
    this.lookups = lookups;
    this.retention = retention;
    this.time = time;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions.inTransaction(() -> lookups.forget(time.now().minus(retention)));
  }
}
