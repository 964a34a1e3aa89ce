package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.Target;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Hands a record, or services of it, to another account (R-TRF-1, R-MIG-1): its owner names the
 * account, that account consents, and the submission looks once more whether both are free for it.
 */
@ApplicationScoped
public class HandOver {

  /** What a sub-user needs to hand over and to consent (R-PERM-1). */
  static final String TRANSFER = "beian:transfer";

  private static final String PATH = "target.account";

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final Orders orders;
  private final FilingRecords records;
  private final ReceivingSubject receivingSubject;
  private final CarryOut carryOut;
  private final Time time;

  HandOver(
      Transactions transactions,
      FilersOrders filersOrders,
      Orders orders,
      FilingRecords records,
      ReceivingSubject receivingSubject,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.orders = orders;
    this.records = records;
    this.receivingSubject = receivingSubject;
    this.carryOut = carryOut;
    this.time = time;
  }

  /** Names who shall have it; nothing tells whether there is such an account or subject. */
  public Uni<Order> to(OrderId id, @Nullable String ifMatch, Target target, Caller caller) {
    return transactions.inTransaction(
        () ->
            filersOrders
                .lock(id, caller)
                .invoke(
                    order -> {
                      EntityTags.requireMatch(ifMatch, order.version());
                      if (!order.plan().fillsIn(Part.TARGET)) {
                        throw ApiException.of(409, "PART_NOT_OF_TYPE", order.type().name());
                      }
                      if (!order.state().isEditable()) {
                        throw Refusals.stateForbids(order, "EDIT", "R-FLOW-9");
                      }
                      if (target.account().equals(order.account())) {
                        throw ApiException.invalid(
                            List.of(
                                Violation.of(PATH, ConfirmOwner.ruleOf(order), "TARGET_IS_OWNER")));
                      }
                      ReceivingSubject.requireFitting(order, target);
                      if (!order.isFor(target)) {
                        RequestedOnly.target(order);
                      }
                      order.handTo(target, time.now());
                    })
                .call(carryOut::restartClock));
  }

  /** What waits for the caller's account to consent, newest first; one more than the limit. */
  public Uni<List<Order>> awaiting(@Nullable Cursor after, int limit, Caller caller) {
    caller.require(TRANSFER);
    return Panache.withSession(() -> orders.forTarget(caller.account(), after, limit));
  }

  /** Consents, or takes the consent back; 404 for an order that is not for the caller's account. */
  public Uni<Order> consent(OrderId id, boolean given, Caller caller) {
    return transactions.inTransaction(
        () ->
            orders
                .lock(id)
                .invoke(
                    order -> {
                      if (order == null || !caller.account().equals(order.targetAccount())) {
                        throw ApiException.notFound();
                      }
                      caller.require(TRANSFER);
                      if (!order.state().isEditable()) {
                        throw Refusals.stateForbids(order, "CONSENT", ConfirmOwner.ruleOf(order));
                      }
                      order.consent(given, time.now());
                    }));
  }

  /** What keeps it from being handed over; runs in the transaction of the submission. */
  Uni<List<Violation>> findings(Order order) {
    AccountId target = order.targetAccount();
    if (target == null) {
      return found(order, "TARGET_REQUIRED");
    }
    if (!order.isConsentedTo()) {
      return found(order, "TARGET_CONSENT_REQUIRED");
    }
    String rule = ConfirmOwner.ruleOf(order);
    List<Violation> findings = new ArrayList<>();
    return records
        .lockAccounts(List.of(order.account(), target))
        .chain(
            () ->
                order.plan().effect().movesServices()
                    ? receivingSubject.findings(order, target)
                    : holdsSubject(target))
        .invoke(findings::addAll)
        .chain(() -> orders.othersInProgress(target, order.id()))
        .invoke(busy -> note(findings, busy, rule, "TARGET_HAS_ORDER_IN_PROGRESS"))
        .chain(() -> orders.othersInProgress(order.account(), order.id()))
        .invoke(busy -> note(findings, busy, rule, "OWNER_HAS_ORDER_IN_PROGRESS"))
        .replaceWith(findings);
  }

  /** An account holds one subject at most (R-TYPE-4). */
  private Uni<List<Violation>> holdsSubject(AccountId target) {
    return records
        .holdsSubject(target)
        .map(
            holds ->
                holds
                    ? List.of(Violation.of(PATH, "R-TYPE-4", "TARGET_HOLDS_SUBJECT"))
                    : List.of());
  }

  private static void note(List<Violation> findings, boolean found, String rule, String code) {
    if (found) {
      findings.add(Violation.of(PATH, rule, code));
    }
  }

  private static Uni<List<Violation>> found(Order order, String code) {
    return Uni.createFrom().item(List.of(Violation.of(PATH, ConfirmOwner.ruleOf(order), code)));
  }
}
