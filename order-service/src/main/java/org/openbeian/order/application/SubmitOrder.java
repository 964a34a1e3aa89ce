package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Commitment;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Submits a complete application whose commitments were accepted (R-FLOW-1): a new round. */
@ApplicationScoped
public class SubmitOrder {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final CheckOrder checkOrder;
  private final BaseCheck baseCheck;
  private final HandOver handOver;
  private final BindCodes bindCodes;
  private final Materials materials;
  private final CarryOut carryOut;
  private final Time time;

  SubmitOrder(
      Transactions transactions,
      FilersOrders filersOrders,
      CheckOrder checkOrder,
      BaseCheck baseCheck,
      HandOver handOver,
      BindCodes bindCodes,
      Materials materials,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.checkOrder = checkOrder;
    this.baseCheck = baseCheck;
    this.handOver = handOver;
    this.bindCodes = bindCodes;
    this.materials = materials;
    this.carryOut = carryOut;
    this.time = time;
  }

  /** Looks the order's domains up, which the submission itself can't wait for. */
  public Uni<Void> askAround(OrderId id, Caller caller) {
    return checkOrder.askAround(() -> filersOrders.foresee(id, caller));
  }

  public Uni<Order> of(OrderId id, List<Commitment> accepted, Caller caller) {
    return transactions.inTransaction(
        () -> filersOrders.lock(id, caller).call(order -> submit(order, accepted, caller)));
  }

  private Uni<Boolean> submit(Order order, List<Commitment> accepted, Caller caller) {
    if (!order.state().isEditable()) {
      throw Refusals.stateForbids(order, OrderTrigger.SUBMIT.name(), "R-FLOW-9");
    }
    Uni<List<Violation>> ofAccounts =
        order.plan().fillsIn(Part.TARGET) ? handOver.findings(order) : baseCheck.ofAccount(order);
    return baseCheck
        .ofRecord(order)
        .invoke(
            revoked -> {
              if (!revoked.isEmpty()) {
                throw ApiException.invalid(revoked);
              }
            })
        .chain(() -> ofAccounts)
        .chain(found -> submit(order, found, accepted, caller));
  }

  private Uni<Boolean> submit(
      Order order, List<Violation> found, List<Commitment> accepted, Caller caller) {
    return bindCodes
        .lock(order)
        .chain(codes -> checkOrder.findings(order, codes))
        .chain(all -> submit(order, all, found, accepted, caller));
  }

  private Uni<Boolean> submit(
      Order order,
      List<Finding> found,
      List<Violation> ofAccounts,
      List<Commitment> accepted,
      Caller caller) {
    List<Violation> findings = new ArrayList<>(Findings.blocking(found));
    findings.addAll(ofAccounts);
    for (Commitment commitment : Commitment.values()) {
      if (!accepted.contains(commitment)) {
        findings.add(
            Violation.of(
                "acceptedCommitments", "R-FLOW-1", "COMMITMENT_REQUIRED", commitment.name()));
      }
    }
    if (order.plan().ownerCode() != null && !order.isConfirmedByOwner()) {
      findings.add(
          Violation.of("ownerConfirmation", ConfirmOwner.ruleOf(order), "OWNER_CODE_REQUIRED"));
    }
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings);
    }
    Instant now = time.now();
    List<String> names = accepted.stream().distinct().map(Commitment::name).toList();
    order.edit(order.application().accepting(names), now);
    return bindCodes
        .reserve(order)
        .chain(() -> checkOrder.keepContacts(order))
        .chain(() -> materials.of(order.id()))
        .map(uploaded -> checkOrder.checkedBy(found, Submissions.materials(order, uploaded)))
        .chain(
            checked ->
                carryOut.on(order, Act.submitting(caller.as(Actor.Kind.FILER), now, checked)));
  }
}
