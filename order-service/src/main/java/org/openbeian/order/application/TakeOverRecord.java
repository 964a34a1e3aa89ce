package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.FilingType;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.Target;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.recovery.AccountRecovery;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;

/**
 * Moves a record to the account that proved to be its owner's (R-ACC-1). It is a TRANSFER order of
 * the account that holds the record: opened, confirmed by the proof and granted in one transaction,
 * and told to that account like any other.
 */
@ApplicationScoped
class TakeOverRecord {

  private static final FilingPlan PLAN = FilingPlans.of(FilingType.TRANSFER);

  private final FilingRecords records;
  private final Orders orders;
  private final Recipients recipients;
  private final OpenOrderOnRecord openOrderOnRecord;
  private final HandOver handOver;
  private final OrderEvents events;
  private final Outbox outbox;
  private final CheckOrder checkOrder;
  private final CarryOut carryOut;
  private final Time time;

  TakeOverRecord(
      FilingRecords records,
      Orders orders,
      Recipients recipients,
      OpenOrderOnRecord openOrderOnRecord,
      HandOver handOver,
      OrderEvents events,
      Outbox outbox,
      CheckOrder checkOrder,
      CarryOut carryOut,
      Time time) {
    this.records = records;
    this.orders = orders;
    this.recipients = recipients;
    this.openOrderOnRecord = openOrderOnRecord;
    this.handOver = handOver;
    this.events = events;
    this.outbox = outbox;
    this.checkOrder = checkOrder;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * Runs in the transaction that uses the proof. Accounts are locked before the record, as a
   * hand-over does, so that the two never wait for each other.
   */
  Uni<Order> by(AccountRecovery recovery, Caller caller) {
    String number = Objects.requireNonNull(recovery.subjectNumber());
    AccountId holder = Objects.requireNonNull(recovery.holder());
    if (holder.equals(caller.account())) {
      throw ApiException.of(409, "RECOVERY_OF_OWN_RECORD", number).byRule(RecoverAccount.RULE);
    }
    return records
        .lockAccounts(List.of(holder, caller.account()))
        .chain(() -> records.lock(number))
        .map(subject -> asProven(subject, recovery))
        .chain(
            subject ->
                records
                    .services(List.of(number))
                    .chain(services -> order(subject, services, caller))
                    .call(this::requireFree)
                    .call(() -> openOrderOnRecord.requireNoneInProgress(subject)))
        .chain(order -> carryOut(order, caller));
  }

  private static FilingSubject asProven(@Nullable FilingSubject subject, AccountRecovery recovery) {
    if (subject == null || !recovery.stillFits(subject)) {
      throw ApiException.of(409, "RECOVERY_OUTDATED").byRule(RecoverAccount.RULE);
    }
    return subject;
  }

  private Uni<Order> order(FilingSubject subject, List<FilingService> services, Caller caller) {
    return recipients
        .ofHolder(subject)
        .map(
            recipient -> {
              Instant now = time.now();
              Order order =
                  openOrderOnRecord.draft(PLAN, subject, services, List.of(), recipient, true);
              order.handTo(Target.of(caller.account()), now);
              order.consent(true, now);
              order.confirmOwner(now);
              return order;
            });
  }

  private Uni<Void> requireFree(Order order) {
    return handOver
        .findings(order)
        .invoke(
            found -> {
              if (!found.isEmpty()) {
                throw ApiException.invalid(found.stream().map(TakeOverRecord::ofAccount).toList());
              }
            })
        .replaceWithVoid();
  }

  private static Violation ofAccount(Violation found) {
    return new Violation("account", found.rule(), found.code(), found.arguments());
  }

  private Uni<Order> carryOut(Order order, Caller caller) {
    Actor actor = caller.as(Actor.Kind.FILER);
    return orders
        .add(order, order.opened(actor))
        .chain(() -> outbox.append(events.created(order, actor)))
        .chain(
            () ->
                carryOut.on(
                    order,
                    Act.submitting(
                        actor, order.updatedAt(), checkOrder.checkedBy(List.of(), List.of()))))
        .replaceWith(order);
  }
}
