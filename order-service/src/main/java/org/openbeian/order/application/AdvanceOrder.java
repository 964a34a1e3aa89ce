package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.domain.duration.BureauDuration;
import org.openbeian.order.outbound.postgres.BureauDurations;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.calendar.WorkingCalendar;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets other services' decisions have their effect, if the order still waits for them: one of an
 * older round is stale, one that the state no longer allows is rejected; neither changes anything.
 */
@ApplicationScoped
public class AdvanceOrder {

  /** Who forwards without a reviewer's hand, verifies and expires. */
  public static final Actor ITSELF = Actor.system("order-service");

  private final Transactions transactions;
  private final Orders orders;
  private final CarryOut carryOut;
  private final WorkingCalendar calendar;
  private final BureauDurations durations;
  private final Time time;

  AdvanceOrder(
      Transactions transactions,
      Orders orders,
      CarryOut carryOut,
      WorkingCalendar calendar,
      BureauDurations durations,
      Time time) {
    this.transactions = transactions;
    this.orders = orders;
    this.carryOut = carryOut;
    this.calendar = calendar;
    this.durations = durations;
    this.time = time;
  }

  public Uni<Outcome> on(DomainEvent event, OrderTrigger trigger, Actor actor) {
    return advance(event, order -> carryOut.on(order, Act.of(trigger, actor, time.now())));
  }

  /** The order goes back to its filer with what to correct. */
  public Uni<Outcome> returning(
      DomainEvent event, OrderTrigger trigger, Actor actor, List<Reason> reasons) {
    return advance(
        event, order -> carryOut.on(order, Act.returning(trigger, actor, time.now(), reasons)));
  }

  /** Passed; forwarded in the same transaction unless a reviewer does that (R-FLOW-4). */
  public Uni<Outcome> passed(DomainEvent event, Actor actor, Forwarding forwarding) {
    return advance(
        event,
        order -> {
          Instant now = time.now();
          Act passed = Act.of(OrderTrigger.PRE_REVIEW_PASSED, actor, now);
          return switch (forwarding) {
            case AUTOMATIC -> carryOut.on(order, passed, Act.of(OrderTrigger.FORWARD, ITSELF, now));
            case MANUAL -> carryOut.on(order, passed);
          };
        });
  }

  /** Granted; how long the bureau took is kept in the same transaction (R-FLOW-6). */
  public Uni<Outcome> granted(DomainEvent event, Actor actor, Grant grant) {
    return advance(
        event,
        order -> {
          Instant sentToBureau = order.stateSince();
          return carryOut
              .on(order, Act.granting(actor, time.now(), grant))
              .call(
                  granted ->
                      granted ? noteDuration(order, sentToBureau) : Uni.createFrom().voidItem());
        });
  }

  private Uni<Void> noteDuration(Order order, Instant sentToBureau) {
    return BureauDuration.of(order, sentToBureau, calendar)
        .map(durations::add)
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Uni<Outcome> advance(DomainEvent event, Function<Order, Uni<Boolean>> act) {
    return inItsRound(
        event,
        order -> act.apply(order).map(accepted -> accepted ? Outcome.APPLIED : Outcome.REJECTED));
  }

  /** Locks the order and acts on it, unless the event is of another round. */
  Uni<Outcome> inItsRound(DomainEvent event, Function<Order, Uni<Outcome>> act) {
    return transactions.inTransaction(
        () ->
            orders
                .lock(event.orderId())
                .chain(
                    order -> {
                      if (order == null || event.round() > order.round()) {
                        return Uni.createFrom().item(Outcome.REJECTED);
                      }
                      if (event.round() < order.round()) {
                        return Uni.createFrom().item(Outcome.STALE);
                      }
                      return act.apply(order);
                    }));
  }
}
