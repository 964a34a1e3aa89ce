package org.openbeian.audit.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.openbeian.audit.domain.ChainHead;
import org.openbeian.audit.domain.KeptEvent;
import org.openbeian.platform.inbox.ReceivedEvent;
import org.openbeian.platform.transaction.Transactions;

/** Appends a batch of events to the trail; those that are there already are left out. */
@ApplicationScoped
public class KeepEvents {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Transactions transactions;

  KeepEvents(Transactions transactions) {
    this.transactions = transactions;
  }

  public Uni<Void> keep(List<ReceivedEvent> events) {
    return transactions.inTransaction(
        () -> Panache.getSession().chain(session -> append(session, events)));
  }

  private static Uni<Void> append(Mutiny.Session session, List<ReceivedEvent> events) {
    return session
        .find(ChainHead.class, ChainHead.ID, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            head ->
                known(session, events)
                    .chain(known -> session.persistAll(entries(head, events, known))));
  }

  private static Object[] entries(ChainHead head, List<ReceivedEvent> events, Set<UUID> known) {
    return events.stream()
        .filter(event -> known.add(event.id()))
        .map(KeepEvents::kept)
        .map(head::append)
        .toArray();
  }

  /** Which of the events the trail has; asked with the head locked, so the answer holds. */
  private static Uni<Set<UUID>> known(Mutiny.Session session, List<ReceivedEvent> events) {
    String ids =
        events.stream()
            .map(event -> event.id().toString())
            .collect(Collectors.joining(",", "{", "}"));
    return session
        .createNativeQuery(
            "select event_id from trail where event_id = any(cast(cast(?1 as text) as uuid[]))",
            UUID.class)
        .setParameter(1, ids)
        .getResultList()
        .map(HashSet::new);
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
