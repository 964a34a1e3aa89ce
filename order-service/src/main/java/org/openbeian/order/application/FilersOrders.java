package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;

/** Orders as their filers reach them: a foreign account's does not exist (architecture §7). */
@ApplicationScoped
class FilersOrders {

  /** What a sub-user needs to look at orders and filings (R-PERM-1). */
  static final String VIEW = "beian:view";

  private final Orders orders;

  FilersOrders(Orders orders) {
    this.orders = orders;
  }

  /** Locks the order for an act of its filer. */
  Uni<Order> lock(OrderId id, Caller caller) {
    return orders
        .lock(id)
        .map(order -> own(order, caller))
        .invoke(order -> caller.require(order.plan().permission()));
  }

  /** Loads the order before an act of its filer, which locks it later. */
  Uni<Order> foresee(OrderId id, Caller caller) {
    return orders
        .find(id)
        .map(order -> own(order, caller))
        .invoke(order -> caller.require(order.plan().permission()));
  }

  /** Loads the order to look at it. */
  Uni<Order> look(OrderId id, Caller caller) {
    caller.require(VIEW);
    return orders.find(id).map(order -> own(order, caller));
  }

  /** Locks the order for a look at it that is to be told. */
  Uni<Order> lockToLook(OrderId id, Caller caller) {
    caller.require(VIEW);
    return orders.lock(id).map(order -> own(order, caller));
  }

  /** Loads the order before an act of its filer that begins outside a transaction. */
  Uni<Order> lookBeforeActing(OrderId id, Caller caller) {
    return orders
        .find(id)
        .map(order -> own(order, caller))
        .invoke(order -> caller.require(order.plan().permission()));
  }

  private static Order own(@Nullable Order order, Caller caller) {
    if (order == null || !order.account().equals(caller.account())) {
      throw ApiException.notFound();
    }
    return order;
  }
}
