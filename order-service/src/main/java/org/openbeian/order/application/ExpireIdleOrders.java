package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Decision.IdleEffect;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.order.domain.TimelineEntry;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;

/**
 * Warns of orders left alone, and deletes them in the end (R-EXP-1). A whole batch costs a handful
 * of statements.
 */
@ApplicationScoped
public class ExpireIdleOrders {

  private final Orders orders;
  private final OrderEvents events;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final IdleClock idleClock;
  private final ErasePersonalData erasePersonalData;
  private final BindCodes bindCodes;
  private final LookUpContacts lookUpContacts;
  private final Time time;

  ExpireIdleOrders(
      Orders orders,
      OrderEvents events,
      Outbox outbox,
      Deadlines deadlines,
      IdleClock idleClock,
      ErasePersonalData erasePersonalData,
      BindCodes bindCodes,
      LookUpContacts lookUpContacts,
      Time time) {
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.idleClock = idleClock;
    this.erasePersonalData = erasePersonalData;
    this.bindCodes = bindCodes;
    this.lookUpContacts = lookUpContacts;
    this.time = time;
  }

  /** Fires what is due; those of orders that somebody else has locked are left out. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return orders
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .chain(locked -> fire(due, locked));
  }

  private Uni<Collection<Deadline>> fire(List<Deadline> due, List<Order> locked) {
    Map<UUID, Order> byId =
        locked.stream().collect(Collectors.toMap(order -> order.id().value(), order -> order));
    Batch batch = new Batch();
    Instant now = time.now();
    for (Deadline deadline : due) {
      Order order = byId.get(deadline.aggregateId());
      if (order != null) {
        fire(deadline, order, now, batch);
        batch.done.add(deadline);
      }
    }
    return orders
        .note(batch.entries)
        .chain(() -> bindCodes.release(batch.withoutCodes))
        .chain(() -> lookUpContacts.release(batch.ended))
        .chain(() -> outbox.append(batch.events))
        .chain(() -> deadlines.arm(batch.next))
        .replaceWith(batch.done);
  }

  /** One that is not due by the present settings waits on; one of a stopped clock does nothing. */
  private void fire(Deadline deadline, Order order, Instant now, Batch batch) {
    Instant since = order.idleSince();
    if (since == null) {
      return;
    }
    int step = idleClock.stepOf(deadline.step());
    if (now.isBefore(idleClock.dueAt(step, since))) {
      batch.next.add(deadline(order, step, since));
      return;
    }
    OrderTrigger trigger = idleClock.triggerOf(step);
    if (!(order.decide(trigger) instanceof Transition transition)) {
      return;
    }
    Act act = Act.ofTime(trigger, AdvanceOrder.ITSELF, now, step);
    OrderState from = order.state();
    batch.entries.add(order.apply(transition, act));
    if (order.state().isTerminal()) {
      batch.ended.add(order);
    }
    if (BindCodes.lets(order, from)) {
      batch.withoutCodes.add(order);
    }
    transition.tells().forEach(telling -> batch.events.add(events.of(telling, order, act)));
    batch.next.addAll(erasePersonalData.after(order));
    if (transition.idle() == IdleEffect.NEXT_STEP) {
      batch.next.add(deadline(order, idleClock.stepAfter(step), since));
    }
  }

  private Deadline deadline(Order order, int step, Instant since) {
    return new Deadline(
        order.id().value(), IdleClock.KIND, order.round(), step, idleClock.dueAt(step, since));
  }

  private static final class Batch {
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private final List<Order> withoutCodes = new ArrayList<>();
    private final List<Order> ended = new ArrayList<>();
    private final List<Deadline> next = new ArrayList<>();
    private final List<Deadline> done = new ArrayList<>();
  }
}
