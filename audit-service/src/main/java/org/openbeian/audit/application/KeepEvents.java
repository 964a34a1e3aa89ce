package org.openbeian.audit.application;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.openbeian.audit.domain.ChainHead;
import org.openbeian.audit.domain.Detached;
import org.openbeian.audit.domain.Detached.PersonalValue;
import org.openbeian.audit.domain.KeptEvent;
import org.openbeian.audit.domain.TrailEntry;
import org.openbeian.contracts.EventCatalogue;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.platform.inbox.Erasures;
import org.openbeian.platform.inbox.ReceivedEvent;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/**
 * Appends a batch of events to the trail, their personal data detached; those that are there
 * already are left out.
 */
@ApplicationScoped
public class KeepEvents {

  private static final String ERASED = EventCatalogue.typeOf(PersonalDataErased.class);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final String APPEND =
      "with moved as (update chain_head set sequence = $11, hash = $12), detached as (insert into"
          + " trail_personal (sequence, ordinal, event_key, salt, value) select * from"
          + " unnest($13::bigint[], $14::integer[], $15::text[], $16::bytea[], $17::bytea[])) insert"
          + " into trail (sequence, event_id, type, source, event_key, occurred_at, topic, body, previous_hash, hash)"
          + " select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::text[],"
          + " $6::timestamptz[], $7::text[], $8::bytea[], $9::bytea[], $10::bytea[])";

  private final Transactions transactions;

  KeepEvents(Transactions transactions) {
    this.transactions = transactions;
  }

  public Uni<Void> keep(List<ReceivedEvent> events) {
    return transactions.inTransaction(
        () ->
            lockHead()
                .chain(
                    head ->
                        known(events)
                            .chain(known -> append(head, events, known))
                            .chain(entries -> erase(entries))));
  }

  /** One writer at a time, whatever the number of replicas. */
  private static Uni<ChainHead> lockHead() {
    return Sql.rows("select sequence, hash from chain_head for no key update")
        .map(rows -> rows.get(0))
        .map(row -> new ChainHead((Long) row[0], ((Buffer) row[1]).getBytes()));
  }

  /**
   * Which of the events the trail has, and which orders have been erased; asked with the head
   * locked, so the answer holds.
   */
  private static Uni<Known> known(List<ReceivedEvent> events) {
    return Sql.rows(
            "select event_id, null from trail where event_id = any($1) union all select null,"
                + " event_key from erasure where event_key = any($2)",
            events.stream().map(ReceivedEvent::id).toArray(UUID[]::new),
            events.stream().map(event -> storable(event.key())).toArray(String[]::new))
        .map(Known::of);
  }

  private static Uni<List<TrailEntry>> append(
      ChainHead head, List<ReceivedEvent> events, Known known) {
    List<TrailEntry> entries = new ArrayList<>();
    PersonalRows personal = new PersonalRows();
    for (ReceivedEvent event : events) {
      if (known.events.add(event.id())) {
        Detached detached = Detached.from(event.type(), event.body());
        TrailEntry entry = head.append(kept(event, detached.body()));
        entries.add(entry);
        if (!known.erasedKeys.contains(entry.event().key())) {
          personal.add(entry, detached);
        }
      }
    }
    if (entries.isEmpty()) {
      return Uni.createFrom().item(entries);
    }
    List<KeptEvent> kept = entries.stream().map(TrailEntry::event).toList();
    return Sql.update(
            APPEND,
            entries.stream().map(TrailEntry::sequence).toArray(Long[]::new),
            kept.stream().map(KeptEvent::id).toArray(UUID[]::new),
            kept.stream().map(KeptEvent::type).toArray(String[]::new),
            kept.stream().map(KeptEvent::source).toArray(String[]::new),
            kept.stream().map(KeptEvent::key).toArray(String[]::new),
            kept.stream().map(KeptEvent::occurredAt).toArray(Instant[]::new),
            kept.stream().map(KeptEvent::topic).toArray(String[]::new),
            kept.stream().map(event -> Buffer.buffer(event.body())).toArray(Buffer[]::new),
            entries.stream()
                .map(entry -> Buffer.buffer(entry.previousHash()))
                .toArray(Buffer[]::new),
            entries.stream().map(entry -> Buffer.buffer(entry.hash())).toArray(Buffer[]::new),
            head.sequence(),
            Buffer.buffer(head.hash()),
            personal.sequences.toArray(Long[]::new),
            personal.ordinals.toArray(Integer[]::new),
            personal.keys.toArray(String[]::new),
            personal.salts.toArray(Buffer[]::new),
            personal.values.toArray(Buffer[]::new))
        .replaceWith(entries);
  }

  /** What was detached from the events of erased orders goes, and its salts with it (R-EXP-4). */
  private static Uni<Void> erase(List<TrailEntry> appended) {
    Map<String, Instant> erased = new LinkedHashMap<>();
    for (TrailEntry entry : appended) {
      KeptEvent event = entry.event();
      if (event.type().equals(ERASED) && event.topic().equals(Topic.ORDERS.topicName())) {
        erased.putIfAbsent(event.key(), event.occurredAt());
      }
    }
    return Multi.createFrom()
        .iterable(erased.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            order ->
                Erasures.of(List.of(order.getKey()), order.getValue())
                    .chain(
                        () ->
                            Sql.update(
                                "delete from trail_personal where event_key = $1", order.getKey())))
        .onItem()
        .ignoreAsUni();
  }

  private static KeptEvent kept(ReceivedEvent event, byte[] body) {
    return new KeptEvent(
        event.id(),
        storable(event.type()),
        storable(event.source()),
        storable(event.key()),
        storable(event.time()),
        event.topic(),
        body);
  }

  /** PostgreSQL's text knows no NUL; an event that has one must not stop all that follow. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static Instant storable(Instant time) {
    Instant within = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    return within.truncatedTo(ChronoUnit.MICROS);
  }

  private record Known(Set<UUID> events, Set<String> erasedKeys) {

    static Known of(List<Object[]> rows) {
      Known known = new Known(new HashSet<>(), new HashSet<>());
      for (Object[] row : rows) {
        if (row[0] != null) {
          known.events.add((UUID) row[0]);
        } else {
          known.erasedKeys.add((String) row[1]);
        }
      }
      return known;
    }
  }

  /** Rows of {@code trail_personal}, column by column. */
  private static final class PersonalRows {
    private final List<Long> sequences = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<Buffer> salts = new ArrayList<>();
    private final List<Buffer> values = new ArrayList<>();

    void add(TrailEntry entry, Detached detached) {
      int ordinal = 0;
      for (PersonalValue value : detached.values()) {
        sequences.add(entry.sequence());
        ordinals.add(++ordinal);
        keys.add(entry.event().key());
        salts.add(Buffer.buffer(value.salt()));
        values.add(Buffer.buffer(value.value()));
      }
    }
  }
}
