package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.TimelineEntry;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.security.Caller;

/** Shows an account its orders. */
@ApplicationScoped
public class ReadOrders {

  private final FilersOrders filersOrders;
  private final Orders orders;
  private final ExpectDurations expectDurations;

  ReadOrders(FilersOrders filersOrders, Orders orders, ExpectDurations expectDurations) {
    this.filersOrders = filersOrders;
    this.orders = orders;
    this.expectDurations = expectDurations;
  }

  /** An order with how long it is expected to take; empty when it is at its end. */
  public record Reading(Order order, Optional<ExpectDurations.Expected> expected) {}

  public Uni<Reading> one(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(
                    order ->
                        expectDurations.of(order).map(expected -> new Reading(order, expected))));
  }

  /** One more than {@code limit} where more follow; deleted ones only when asked for (R-EXP-4). */
  public Uni<List<Order>> page(
      @Nullable OrderState state,
      @Nullable FilingType type,
      @Nullable Cursor after,
      int limit,
      Caller caller) {
    caller.require(FilersOrders.VIEW);
    return Panache.withSession(() -> orders.page(caller.account(), state, type, after, limit));
  }

  /** One more than {@code limit} where more follow. */
  public Uni<List<TimelineEntry>> timeline(OrderId id, int from, int limit, Caller caller) {
    return Panache.withSession(
        () -> filersOrders.look(id, caller).chain(order -> orders.timeline(id, from, limit)));
  }
}
