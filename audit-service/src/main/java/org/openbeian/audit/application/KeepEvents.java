package org.openbeian.audit.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openbeian.audit.domain.ChainHead;
import org.openbeian.audit.domain.KeptEvent;
import org.openbeian.audit.domain.TrailEntry;
import org.openbeian.platform.inbox.ReceivedEvent;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Appends a batch of events to the trail; those that are there already are left out. */
@ApplicationScoped
public class KeepEvents {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final String APPEND =
      "with moved as (update chain_head set sequence = $11, hash = $12) insert into trail (sequence,"
          + " event_id, type, source, event_key, occurred_at, topic, body, previous_hash, hash)"
          + " select * from unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::text[],"
          + " $6::timestamptz[], $7::text[], $8::bytea[], $9::bytea[], $10::bytea[])";

  private final Transactions transactions;

  KeepEvents(Transactions transactions) {
    this.transactions = transactions;
  }

  public Uni<Void> keep(List<ReceivedEvent> events) {
    return transactions.inTransaction(
        () -> lockHead().chain(head -> known(events).chain(known -> append(head, events, known))));
  }

  /** One writer at a time, whatever the number of replicas. */
  private static Uni<ChainHead> lockHead() {
    return Sql.rows("select sequence, hash from chain_head for no key update")
        .map(rows -> rows.get(0))
        .map(row -> new ChainHead((Long) row[0], ((Buffer) row[1]).getBytes()));
  }

  /** Which of the events the trail has; asked with the head locked, so the answer holds. */
  private static Uni<Set<UUID>> known(List<ReceivedEvent> events) {
    return Sql.rows(
            "select event_id from trail where event_id = any($1)",
            (Object) events.stream().map(ReceivedEvent::id).toArray(UUID[]::new))
        .map(
            rows ->
                rows.stream()
                    .map(row -> (UUID) row[0])
                    .collect(Collectors.toCollection(HashSet::new)));
  }

  private static Uni<Void> append(ChainHead head, List<ReceivedEvent> events, Set<UUID> known) {
    List<TrailEntry> entries =
        events.stream()
            .filter(event -> known.add(event.id()))
            .map(KeepEvents::kept)
            .map(head::append)
            .toList();
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
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
            Buffer.buffer(head.hash()))
        .replaceWithVoid();
  }

  private static KeptEvent kept(ReceivedEvent event) {
    return new KeptEvent(
        event.id(),
        storable(event.type()),
        storable(event.source()),
        storable(event.key()),
        storable(event.time()),
        event.topic(),
        event.body());
  }

  /** PostgreSQL's text knows no NUL; an event that has one must not stop all that follow. */
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private static Instant storable(Instant time) {
    Instant within = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    return within.truncatedTo(ChronoUnit.MICROS);
  }
}
