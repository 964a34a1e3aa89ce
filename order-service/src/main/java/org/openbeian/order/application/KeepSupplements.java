package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.order.SupplementProgressed;
import org.openbeian.contracts.order.SupplementStep;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.supplement.OrderSupplement;
import org.openbeian.order.outbound.postgres.OrderSupplements;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.outbox.Outbox;

/** Keeps what reviewers ask of an order's filer before a pass, and tells the filer (R-FLOW-3). */
@ApplicationScoped
public class KeepSupplements {

  private final AdvanceOrder advance;
  private final OrderSupplements supplements;
  private final Outbox outbox;
  private final Time time;

  KeepSupplements(AdvanceOrder advance, OrderSupplements supplements, Outbox outbox, Time time) {
    this.advance = advance;
    this.supplements = supplements;
    this.outbox = outbox;
    this.time = time;
  }

  /** Something is asked for, or asked for again. */
  public Uni<Outcome> on(SupplementRequested event) {
    return underReview(
        event, event.supplementId(), (order, known) -> requested(event, order, known));
  }

  public Uni<Outcome> on(SupplementArrived event) {
    return underReview(
        event,
        event.supplementId(),
        (order, known) -> advanced(SupplementStep.ARRIVED, event.asking(), order, known));
  }

  public Uni<Outcome> on(SupplementAccepted event) {
    return underReview(
        event,
        event.supplementId(),
        (order, known) -> advanced(SupplementStep.ACCEPTED, event.asking(), order, known));
  }

  private Uni<Outcome> requested(
      SupplementRequested event, Order order, @Nullable OrderSupplement known) {
    if (known == null) {
      OrderSupplement asked = new OrderSupplement(event, time.now());
      return supplements
          .add(asked)
          .chain(
              () ->
                  tell(
                      event.asking() == 1 ? SupplementStep.ASKED : SupplementStep.ASKED_AGAIN,
                      order,
                      asked));
    }
    if (event.asking() <= known.asking()) {
      return Uni.createFrom().item(Outcome.STALE);
    }
    known.ask(event, time.now());
    return tell(SupplementStep.ASKED_AGAIN, order, known);
  }

  private Uni<Outcome> advanced(
      SupplementStep step, int asking, Order order, @Nullable OrderSupplement known) {
    if (known == null) {
      return Uni.createFrom().item(Outcome.REJECTED);
    }
    if (asking < known.asking()) {
      return Uni.createFrom().item(Outcome.STALE);
    }
    return known.advance(step, asking, time.now())
        ? tell(step, order, known)
        : Uni.createFrom().item(Outcome.REJECTED);
  }

  private Uni<Outcome> tell(SupplementStep step, Order order, OrderSupplement supplement) {
    return outbox
        .append(
            new SupplementProgressed(
                order.id(),
                order.round(),
                order.recipient(),
                supplement.id(),
                supplement.kind(),
                step,
                supplement.note(),
                step == SupplementStep.ASKED_AGAIN ? supplement.reason() : null,
                supplement.mailTo()))
        .replaceWith(Outcome.APPLIED);
  }

  private interface Effect {
    Uni<Outcome> on(Order order, @Nullable OrderSupplement known);
  }

  private Uni<Outcome> underReview(DomainEvent event, UUID supplementId, Effect effect) {
    return advance.inItsRound(
        event,
        order ->
            order.state() == OrderState.IN_PRELIMINARY_REVIEW
                ? supplements.find(order.id(), supplementId).chain(known -> effect.on(order, known))
                : Uni.createFrom().item(Outcome.REJECTED));
  }
}
