package org.openbeian.notification.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Forgets the words of an order's notices and where they went; that they were sent stays (R-EXP-4).
 */
@ApplicationScoped
public class ErasePersonalData {

  private static final String NOTICES =
      "update notice set body = null, erased_at = $2 where order_id = $1 and erased_at is null";

  private static final String DELIVERIES =
      "update delivery set recipient = null, forget_at = null, cause = case when done_at is null then"
          + " 'erased' else cause end, state = 'FAILED', done_at = coalesce(done_at, $2) where order_id"
          + " = $1 and recipient is not null";

  /** Their times are the system's. What they sent said nothing personal. */
  private static final String WEBHOOK_DELIVERIES =
      "update webhook_delivery set state = 'FAILED', cause = 'erased', done_at = $2 where order_id ="
          + " $1 and done_at is null";

  private final Transactions transactions;
  private final Clock clock;

  ErasePersonalData(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  public Uni<Outcome> on(PersonalDataErased event) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return transactions.inTransaction(
        () ->
            Sql.update(DELIVERIES, event.orderId().value(), now)
                .chain(() -> Sql.update(NOTICES, event.orderId().value(), now))
                .chain(
                    () -> Sql.update(WEBHOOK_DELIVERIES, event.orderId().value(), SystemTime.now()))
                .replaceWith(Outcome.APPLIED));
  }
}
