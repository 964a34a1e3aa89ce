package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.ReadDeliveries.Row;
import org.openbeian.notification.domain.DeliveryState;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Has a delivery that failed tried again, as if it were new but for its id: the channel recognises
 * what it took before.
 */
@ApplicationScoped
public class RetryDelivery {

  private static final String RETRY =
      "update delivery set state = 'WAITING', due_at = $2, give_up_at = $3, done_at = null, forget_at"
          + " = null, retried_by = $4 where id = $1 and state = 'FAILED' and recipient is not null";

  private final Transactions transactions;
  private final DeliveryWorker worker;
  private final Duration giveUpAfter;

  RetryDelivery(
      Transactions transactions,
      DeliveryWorker worker,
      @ConfigProperty(name = "beian.notices.give-up") Duration giveUpAfter) {
    this.transactions = transactions;
    this.worker = worker;
    this.giveUpAfter = giveUpAfter;
  }

  /**
   * The delivery, waiting again.
   *
   * @param by who asks for it, a token's {@code sub}
   * @throws ApiException 404 when there is none, 409 when it has not failed or its recipient is
   *     forgotten
   */
  public Uni<Row> retry(UUID id, String by) {
    Instant now = SystemTime.now();
    return transactions.inTransaction(
        () ->
            Sql.update(RETRY, id, now, now.plus(giveUpAfter), by)
                .invoke(
                    changed -> {
                      if (changed > 0) {
                        Transactions.afterCommit(worker::wake);
                      }
                    })
                .chain(changed -> ReadDeliveries.one(id).map(row -> waiting(row, changed > 0))));
  }

  private static Row waiting(@Nullable Row row, boolean changed) {
    if (row == null) {
      throw ApiException.notFound();
    }
    if (changed) {
      return row;
    }
    throw row.state() == DeliveryState.FAILED
        ? ApiException.of(409, "RECIPIENT_FORGOTTEN")
        : ApiException.of(409, "DELIVERY_NOT_FAILED", row.state().name());
  }
}
