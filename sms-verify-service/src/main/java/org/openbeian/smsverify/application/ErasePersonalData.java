package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;

/** Forgets an order's phones; that they were verified, or not, stays (R-EXP-4). */
@ApplicationScoped
public class ErasePersonalData {

  private final Transactions transactions;
  private final Verifications verifications;
  private final Dispatches dispatches;
  private final Deadlines deadlines;

  ErasePersonalData(
      Transactions transactions,
      Verifications verifications,
      Dispatches dispatches,
      Deadlines deadlines) {
    this.transactions = transactions;
    this.verifications = verifications;
    this.dispatches = dispatches;
    this.deadlines = deadlines;
  }

  public Uni<Outcome> on(PersonalDataErased event) {
    UUID order = event.orderId().value();
    return transactions.inTransaction(
        () ->
            verifications
                .forgetPhones(event.orderId())
                .chain(() -> dispatches.dropOf(List.of(order)))
                .chain(() -> deadlines.cancel(order, TimeOutVerifications.KIND))
                .replaceWith(Outcome.APPLIED));
  }
}
