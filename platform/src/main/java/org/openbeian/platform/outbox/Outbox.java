package org.openbeian.platform.outbox;

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
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.trace.Trace;
import org.openbeian.platform.transaction.Transactions;

/** Where a use case leaves the events that its transaction causes. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      "insert into outbox (id, aggregatetype, aggregateid, type, payload, slot, occurred_at,"
          + " recorded_at, traceparent) select e.*, $7, $8, $9 from unnest($1::uuid[],"
          + " $2::text[], $3::text[], $4::text[], $5::text[], $6::smallint[]) e";

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
    int count = events.size();
    UUID[] ids = new UUID[count];
    String[] topics = new String[count];
    String[] keys = new String[count];
    String[] types = new String[count];
    String[] payloads = new String[count];
    Short[] ofSlots = new Short[count];
    for (int i = 0; i < count; i++) {
      DomainEvent event = events.get(i);
      ids[i] = UUID.randomUUID();
      topics[i] = EventCatalogue.topicOf(event.getClass()).topicName();
      keys[i] = event.orderId().toString();
      types[i] = EventCatalogue.typeOf(event.getClass());
      payloads[i] = EventCodec.encode(event);
      ofSlots[i] = (short) Math.floorMod(keys[i].hashCode(), slots);
    }
    return Sql.update(
            INSERT,
            ids,
            topics,
            keys,
            types,
            payloads,
            ofSlots,
            clock.instant(),
            SystemTime.now(),
            Trace.current())
        .replaceWithVoid();
  }
}
