package org.openbeian.platform.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.EventCodec;
import org.openbeian.platform.clock.SystemTime;
import org.openbeian.platform.trace.Trace;
import org.openbeian.platform.transaction.Transactions;

/** Where a use case leaves the events that its transaction causes. */
@ApplicationScoped
public class Outbox {

  private final Clock clock;
  private final int slots;

  Outbox(Clock clock, @ConfigProperty(name = "beian.outbox.slots") int slots) {
    this.clock = clock;
    this.slots = slots;
  }

  /** Appends one event; see {@link #append(List)}. */
  public Uni<Void> append(DomainEvent event) {
    return append(List.of(event));
  }

  /**
   * Appends events to the open transaction; they reach Kafka, in this order, if and only if it
   * commits. The events of one order keep their order across transactions as long as each of them
   * locks the order first.
   */
  public Uni<Void> append(List<? extends DomainEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Transactions.eventsAppended();
    Object[] rows = events.stream().map(this::row).toArray();
    return Panache.getSession().chain(session -> session.persistAll(rows));
  }

  private OutboxRow row(DomainEvent event) {
    OutboxRow row = new OutboxRow();
    row.id = UUID.randomUUID();
    row.aggregateType = EventCatalogue.topicOf(event.getClass()).topicName();
    row.aggregateId = event.orderId().toString();
    row.type = EventCatalogue.typeOf(event.getClass());
    row.payload = EventCodec.encode(event);
    row.occurredAt = clock.instant();
    row.recordedAt = SystemTime.now();
    row.traceparent = Trace.current();
    row.slot = (short) Math.floorMod(row.aggregateId.hashCode(), slots);
    return row;
  }
}
