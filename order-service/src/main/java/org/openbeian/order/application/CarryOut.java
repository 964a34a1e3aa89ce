package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.WorkingDays;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Decision;
import org.openbeian.order.domain.Decision.IdleEffect;
import org.openbeian.order.domain.Decision.Transition;
import org.openbeian.order.domain.IdleClock;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.OrderState;
import org.openbeian.order.domain.RegistryCheckClock;
import org.openbeian.order.domain.TimelineEntry;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.outbox.Outbox;

/**
 * Carries an act out on a locked order: state, timeline, events, clock, service codes, and with a
 * grant its effect on the record, all in one transaction.
 */
@ApplicationScoped
class CarryOut {

  private final Orders orders;
  private final OrderEvents events;
  private final WriteRecord writeRecord;
  private final BindCodes bindCodes;
  private final LookUpContacts lookUpContacts;
  private final ExpectDurations expectDurations;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final IdleClock idleClock;
  private final RegistryCheckClock registryCheckClock;
  private final ErasePersonalData erasePersonalData;

  CarryOut(
      Orders orders,
      OrderEvents events,
      WriteRecord writeRecord,
      BindCodes bindCodes,
      LookUpContacts lookUpContacts,
      ExpectDurations expectDurations,
      Outbox outbox,
      Deadlines deadlines,
      IdleClock idleClock,
      RegistryCheckClock registryCheckClock,
      ErasePersonalData erasePersonalData) {
    this.orders = orders;
    this.events = events;
    this.writeRecord = writeRecord;
    this.bindCodes = bindCodes;
    this.lookUpContacts = lookUpContacts;
    this.expectDurations = expectDurations;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.idleClock = idleClock;
    this.registryCheckClock = registryCheckClock;
    this.erasePersonalData = erasePersonalData;
  }

  /**
   * Carries acts out one after the other; false, and nothing changed, when the first is refused.
   */
  Uni<Boolean> on(Order order, Act... acts) {
    return Stream.of(acts).anyMatch(act -> act.trigger().maySendToBureau())
        ? expectDurations.ofBureau(order).chain(expected -> on(order, expected, acts))
        : on(order, null, acts);
  }

  private Uni<Boolean> on(Order order, @Nullable WorkingDays ofBureau, Act... acts) {
    List<TimelineEntry> entries = new ArrayList<>();
    List<DomainEvent> told = new ArrayList<>();
    IdleEffect idle = IdleEffect.KEEP;
    OrderState from = order.state();
    for (Act act : acts) {
      Decision decision = order.decide(act.trigger());
      if (decision instanceof Transition transition) {
        entries.add(order.apply(transition, act));
        transition.tells().forEach(telling -> told.add(events.of(telling, order, act, ofBureau)));
        idle = transition.idle() == IdleEffect.KEEP ? idle : transition.idle();
      } else {
        break;
      }
    }
    if (entries.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    IdleEffect clock = idle;
    Act last = acts[entries.size() - 1];
    return orders
        .note(entries)
        .chain(
            () ->
                order.state() == OrderState.GRANTED
                    ? writeRecord.of(order, last.grant())
                    : Uni.createFrom().voidItem())
        .chain(() -> bindCodes.follow(order, from, last.grant()))
        .chain(
            () ->
                order.state().isTerminal()
                    ? lookUpContacts.release(List.of(order))
                    : Uni.createFrom().voidItem())
        .chain(() -> outbox.append(told))
        .chain(() -> windClock(order, clock))
        .chain(() -> deadlines.arm(erasePersonalData.after(order)))
        .replaceWith(true);
  }

  /** Arms the waits that begin with an order (R-EXP-1, R-EXP-3). */
  Uni<Void> startClocks(Order order) {
    List<Deadline> waits = new ArrayList<>();
    waits.add(deadline(order, idleClock.firstStep(), order.createdAt()));
    if (order.plan().premise() != null) {
      waits.add(registryCheck(order, registryCheckClock.nextAfter(order.createdAt())));
    }
    return deadlines.arm(waits);
  }

  /** Has the order checked against the registry then (R-EXP-3). */
  Uni<Void> checkAgain(Order order, Instant at) {
    return deadlines.arm(registryCheck(order, at));
  }

  /** Arms the first step of the 45 days anew (R-EXP-1). */
  Uni<Void> restartClock(Order order) {
    return deadlines.arm(
        deadline(order, idleClock.firstStep(), Objects.requireNonNull(order.idleSince())));
  }

  private Uni<Void> windClock(Order order, IdleEffect effect) {
    return switch (effect) {
      case RESTART -> restartClock(order);
      case STOP -> deadlines.cancel(order.id().value(), IdleClock.KIND);
      case KEEP, NEXT_STEP -> Uni.createFrom().voidItem();
    };
  }

  private static Deadline registryCheck(Order order, Instant at) {
    return new Deadline(order.id().value(), RegistryCheckClock.KIND, order.round(), 0, at);
  }

  private Deadline deadline(Order order, int step, Instant since) {
    return new Deadline(
        order.id().value(), IdleClock.KIND, order.round(), step, idleClock.dueAt(step, since));
  }
}
