package org.openbeian.smsverify.application;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.platform.transaction.Transactions;

/** Forgets entries for numbers that nothing waits for, and solutions that have expired. */
@ApplicationScoped
class ForgetEntries {

  private final Transactions transactions;
  private final Verifications verifications;
  private final HumanCheck humanCheck;
  private final Clock clock;
  private final Duration validity;

  ForgetEntries(
      Transactions transactions,
      Verifications verifications,
      HumanCheck humanCheck,
      Clock clock,
      @ConfigProperty(name = "beian.sms.validity") Duration validity) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.humanCheck = humanCheck;
    this.clock = clock;
    this.validity = validity;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forget() {
    return transactions
        .inTransaction(() -> verifications.forgetWrongEntries(clock.instant().minus(validity)))
        .chain(() -> transactions.inTransaction(humanCheck::forgetExpired));
  }
}
