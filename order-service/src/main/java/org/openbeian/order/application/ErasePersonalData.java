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
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.RetentionClock;
import org.openbeian.order.outbound.postgres.Materials;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.order.outbound.postgres.RealPersonChecks;
import org.openbeian.platform.deadlines.Deadline;
import org.openbeian.platform.deadlines.Deadlines;
import org.openbeian.platform.inbox.Erasures;
import org.openbeian.platform.outbox.Outbox;

/**
 * Erases the personal data of orders that ended long ago, here and, by an event, everywhere else
 * (R-EXP-4). A whole batch costs a handful of statements.
 */
@ApplicationScoped
public class ErasePersonalData {

  private final Orders orders;
  private final Outbox outbox;
  private final Deadlines deadlines;
  private final Materials materials;
  private final MaterialFiles materialFiles;
  private final RealPersonChecks realPersonChecks;
  private final RetentionClock retentionClock;
  private final Time time;

  ErasePersonalData(
      Orders orders,
      Outbox outbox,
      Deadlines deadlines,
      Materials materials,
      MaterialFiles materialFiles,
      RealPersonChecks realPersonChecks,
      RetentionClock retentionClock,
      Time time) {
    this.orders = orders;
    this.outbox = outbox;
    this.deadlines = deadlines;
    this.materials = materials;
    this.materialFiles = materialFiles;
    this.realPersonChecks = realPersonChecks;
    this.retentionClock = retentionClock;
    this.time = time;
  }

  /** What waits for an order that has ended; nothing while it may go on, or when it was granted. */
  List<Deadline> after(Order order) {
    return order.state().isDeleted() ? List.of(deadline(order)) : List.of();
  }

  /** Fires what is due; those of orders that somebody else has locked are left out. */
  public Uni<Collection<Deadline>> fire(List<Deadline> due) {
    return orders
        .lockUnlocked(due.stream().map(Deadline::aggregateId).toList())
        .chain(locked -> fire(due, locked));
  }

  /** One that is not due by the present settings waits on. */
  private Uni<Collection<Deadline>> fire(List<Deadline> due, List<Order> locked) {
    Map<UUID, Order> byId =
        locked.stream().collect(Collectors.toMap(order -> order.id().value(), order -> order));
    Instant now = time.now();
    List<Order> erased = new ArrayList<>();
    List<Deadline> next = new ArrayList<>();
    List<Deadline> done = new ArrayList<>();
    for (Deadline deadline : due) {
      Order order = byId.get(deadline.aggregateId());
      if (order == null) {
        continue;
      }
      done.add(deadline);
      if (!order.state().isDeleted() || order.erasedAt() != null) {
        continue;
      }
      if (now.isBefore(retentionClock.erasesAt(order.stateSince()))) {
        next.add(deadline(order));
      } else {
        order.erase(now);
        erased.add(order);
      }
    }
    return (erased.isEmpty() ? Uni.createFrom().voidItem() : erase(erased, now))
        .chain(() -> deadlines.arm(next))
        .replaceWith(done);
  }

  private Uni<Void> erase(List<Order> erased, Instant now) {
    List<UUID> ids = erased.stream().map(order -> order.id().value()).toList();
    return Erasures.of(erased.stream().map(order -> order.id().toString()).toList(), now)
        .chain(() -> orders.erase(ids))
        .chain(() -> materials.removeOfOrders(ids))
        .invoke(materialFiles::discard)
        .chain(() -> realPersonChecks.removeOfOrders(ids))
        .chain(
            () ->
                outbox.append(
                    erased.stream()
                        .map(order -> new PersonalDataErased(order.id(), order.round()))
                        .toList()));
  }

  private Deadline deadline(Order order) {
    return new Deadline(
        order.id().value(),
        RetentionClock.KIND,
        order.round(),
        0,
        retentionClock.erasesAt(order.stateSince()));
  }
}
