package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.domain.duration.FilingStep;
import org.openbeian.order.domain.duration.StepDuration;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.order.outbound.postgres.StepDurations;
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
  private final StepDurations durations;
  private final Time time;

  AdvanceOrder(
      Transactions transactions,
      Orders orders,
      CarryOut carryOut,
      StepDurations durations,
      Time time) {
    this.transactions = transactions;
    this.orders = orders;
    this.carryOut = carryOut;
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

  /**
   * Passed; forwarded in the same transaction unless a reviewer does that (R-FLOW-4), and how long
   * the review took is kept (R-FLOW-6).
   */
  public Uni<Outcome> passed(
      DomainEvent event, Actor actor, Forwarding forwarding, @Nullable Integer workingDays) {
    return advance(
        event,
        order -> {
          Instant now = time.now();
          Act passed = Act.of(OrderTrigger.PRE_REVIEW_PASSED, actor, now);
          Uni<Boolean> done =
              switch (forwarding) {
                case AUTOMATIC ->
                    carryOut.on(order, passed, Act.of(OrderTrigger.FORWARD, ITSELF, now));
                case MANUAL -> carryOut.on(order, passed);
              };
          return done.call(
              accepted ->
                  noteDuration(accepted, order, FilingStep.PRELIMINARY_REVIEW, workingDays, now));
        });
  }

  /** Granted; how long the bureau took is kept in the same transaction (R-FLOW-6). */
  public Uni<Outcome> granted(
      DomainEvent event, Actor actor, Grant grant, @Nullable Integer workingDays) {
    return advance(
        event,
        order -> {
          Instant now = time.now();
          return carryOut
              .on(order, Act.granting(actor, now, grant))
              .call(
                  accepted ->
                      noteDuration(accepted, order, FilingStep.BUREAU_REVIEW, workingDays, now));
        });
  }

  private Uni<Void> noteDuration(
      boolean passed, Order order, FilingStep step, @Nullable Integer workingDays, Instant now) {
    return (passed
            ? StepDuration.of(order, step, workingDays, now)
            : Optional.<StepDuration>empty())
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
