package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Takes a submission back, or ends the order, as long as it is not at the bureau (R-FLOW-8). */
@ApplicationScoped
public class EndOrder {

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final CarryOut carryOut;
  private final Time time;

  EndOrder(Transactions transactions, FilersOrders filersOrders, CarryOut carryOut, Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.carryOut = carryOut;
    this.time = time;
  }

  public Uni<Order> withdraw(OrderId id, Caller caller) {
    return act(id, OrderTrigger.WITHDRAW, caller);
  }

  public Uni<Order> abandon(OrderId id, Caller caller) {
    return act(id, OrderTrigger.ABANDON, caller);
  }

  private Uni<Order> act(OrderId id, OrderTrigger trigger, Caller caller) {
    return transactions.inTransaction(
        () ->
            filersOrders
                .lock(id, caller)
                .call(
                    order ->
                        carryOut
                            .on(order, Act.of(trigger, caller.as(Actor.Kind.FILER), time.now()))
                            .invoke(
                                accepted -> {
                                  if (!accepted) {
                                    throw Refusals.stateForbids(order, trigger.name(), "R-FLOW-8");
                                  }
                                })));
  }
}
