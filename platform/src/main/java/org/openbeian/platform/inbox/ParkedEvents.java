package org.openbeian.platform.inbox;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.UnreadableEventException;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.inbox.ParkedEvent.Kind;
import org.openbeian.platform.persistence.Sql;
import org.openbeian.platform.transaction.Transactions;

/** Lists, replays and discards events that were parked or could not be understood. */
@ApplicationScoped
public class ParkedEvents {

  private static final int LIST_LIMIT = 200;

  private final Transactions transactions;
  private final Inbox inbox;
  private final List<EventConsumer> consumers;

  ParkedEvents(Transactions transactions, Inbox inbox, @All List<EventConsumer> consumers) {
    this.transactions = transactions;
    this.inbox = inbox;
    this.consumers = consumers;
  }

  /**
   * An event that waits for an operator; its body stays inside.
   *
   * @param kind PARKED (with all later ones of its order) or DEAD_LETTER
   * @param reason free of personal data
   */
  @Schema(name = "ParkedEvent")
  public record View(
      UUID eventId,
      String kind,
      String topic,
      String orderId,
      String type,
      Instant occurredAt,
      Instant parkedAt,
      String reason) {}

  /** The oldest {@value #LIST_LIMIT}, of one order or of all. */
  public Uni<List<View>> list(@Nullable String orderId) {
    return Panache.withSession(
            () ->
                Panache.getSession()
                    .chain(
                        session ->
                            session
                                .createQuery(
                                    "from ParkedEvent where ?1 = '' or key = ?1 order by position",
                                    ParkedEvent.class)
                                .setParameter(1, orderId == null ? "" : orderId)
                                .setMaxResults(LIST_LIMIT)
                                .getResultList()))
        .map(rows -> rows.stream().map(ParkedEvents::view).toList());
  }

  /**
   * Applies an event anew, and with it all parked ones of its order, in their order, in one
   * transaction: all of them or none.
   *
   * @return how many were applied
   */
  public Uni<Integer> replay(UUID eventId) {
    return transactions.inTransaction(
        () ->
            waiting(eventId)
                .chain(
                    rows -> {
                      Uni<Void> done = Uni.createFrom().voidItem();
                      for (ParkedEvent row : rows) {
                        done = done.chain(() -> apply(row)).chain(() -> remove(row));
                      }
                      return done.replaceWith(rows.size());
                    }));
  }

  /** Drops one event for good; later ones of its order may then be replayed. */
  public Uni<Void> discard(UUID eventId) {
    return transactions.inTransaction(() -> find(eventId).chain(ParkedEvents::remove));
  }

  private Uni<List<ParkedEvent>> waiting(UUID eventId) {
    return find(eventId)
        .chain(
            event ->
                event.kind == Kind.DEAD_LETTER
                    ? Uni.createFrom().item(List.of(event))
                    : Panache.getSession()
                        .chain(
                            session ->
                                session
                                    .createQuery(
                                        "from ParkedEvent where key = ?1 and kind = ?2"
                                            + " order by position",
                                        ParkedEvent.class)
                                    .setParameter(1, event.key)
                                    .setParameter(2, Kind.PARKED)
                                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                                    .getResultList()));
  }

  /** Locked: an erasure of its order waits, or has dropped it. */
  private static Uni<ParkedEvent> find(UUID eventId) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createQuery("from ParkedEvent where eventId = ?1", ParkedEvent.class)
                    .setParameter(1, eventId)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getSingleResultOrNull())
        .onItem()
        .ifNull()
        .failWith(ApiException::notFound);
  }

  private Uni<Void> apply(ParkedEvent row) {
    for (EventConsumer consumer : consumers) {
      if (consumer.routes().cover(row.topic)) {
        try {
          return inbox.apply(row.event(), consumer.routes());
        } catch (UnreadableEventException e) {
          return Uni.createFrom().failure(ApiException.of(409, "EVENT_STILL_UNREADABLE"));
        }
      }
    }
    return Uni.createFrom().failure(ApiException.of(409, "EVENT_STILL_UNREADABLE"));
  }

  /** At once, and no matter whether an erasure that was replayed has dropped it already. */
  private static Uni<Void> remove(ParkedEvent row) {
    return Sql.update("delete from parked_event where position = $1", row.position)
        .replaceWithVoid();
  }

  private static View view(ParkedEvent row) {
    return new View(
        row.eventId,
        row.kind.name(),
        row.topic,
        row.key,
        row.type,
        row.occurredAt,
        row.parkedAt,
        row.reason);
  }
}
