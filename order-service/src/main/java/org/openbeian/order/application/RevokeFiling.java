package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.record.Filing;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets the bureau take back what it granted: services, or a whole subject (R-PERM-2). The record
 * ends like by a deregistration, and its holder is told. It is no transition of an order: those in
 * progress on the record are left to the daily check (R-EXP-3), and their service codes stay used.
 */
@ApplicationScoped
public class RevokeFiling {

  private final Transactions transactions;
  private final Orders orders;
  private final FilingRecords records;
  private final Recipients recipients;
  private final WriteRecord writeRecord;
  private final Outbox outbox;
  private final Time time;

  RevokeFiling(
      Transactions transactions,
      Orders orders,
      FilingRecords records,
      Recipients recipients,
      WriteRecord writeRecord,
      Outbox outbox,
      Time time) {
    this.transactions = transactions;
    this.orders = orders;
    this.records = records;
    this.recipients = recipients;
    this.writeRecord = writeRecord;
    this.outbox = outbox;
    this.time = time;
  }

  /** Rejected, without effect, when a number is not on record here by that order, or void. */
  public Uni<Outcome> on(BureauRevoked event) {
    return transactions.inTransaction(
        () ->
            orders
                .lock(event.orderId())
                .chain(
                    order ->
                        order == null || !isAbout(order, event.subjectNumber())
                            ? Uni.createFrom().item(Outcome.REJECTED)
                            : revoke(order, event)));
  }

  /** What moved away by it, and where to, are both numbers of a migration. */
  private static boolean isAbout(Order order, String subjectNumber) {
    return subjectNumber.equals(order.filingNumber()) || subjectNumber.equals(order.targetNumber());
  }

  private Uni<Outcome> revoke(Order order, BureauRevoked event) {
    return records
        .lock(event.subjectNumber())
        .chain(
            subject ->
                subject == null
                    ? Uni.createFrom().item(Outcome.REJECTED)
                    : records
                        .services(List.of(subject.number()))
                        .chain(services -> revoke(order, event, Filing.of(subject, services))));
  }

  private Uni<Outcome> revoke(Order order, BureauRevoked event, Filing filing) {
    if (!filing.revoke(Set.copyOf(event.serviceNumbers()), order.id(), time.now())) {
      return Uni.createFrom().item(Outcome.REJECTED);
    }
    return writeRecord
        .of(filing)
        .chain(() -> recipients.ofHolder(filing.subject()))
        .chain(
            recipient ->
                outbox.append(
                    new FilingRevoked(
                        order.id(),
                        order.round(),
                        recipient,
                        filing.subject().number(),
                        filing.ended(),
                        event.serviceNumbers().isEmpty(),
                        event.reasons())))
        .replaceWith(Outcome.APPLIED);
  }
}
