package org.openbeian.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code parked_event}. */
@Entity
@Table(name = "parked_event")
class ParkedEvent {

  /** Why an event waits. */
  enum Kind {
    /** Its handler kept failing; it and all later events of its order wait. */
    PARKED,
    /** It can't be understood; nothing waits for it. */
    DEAD_LETTER
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long position;

  @Column(name = "event_id")
  UUID eventId;

  @Enumerated(EnumType.STRING)
  Kind kind;

  String topic;

  @Column(name = "event_key")
  String key;

  String type;
  String source;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Nullable String traceparent;
  byte[] body;
  String reason;

  @Column(name = "parked_at")
  Instant parkedAt;

  static ParkedEvent of(ReceivedEvent event, Kind kind, String reason, Instant now) {
    ParkedEvent row = new ParkedEvent();
    row.eventId = event.id();
    row.kind = kind;
    row.topic = event.topic();
    row.key = event.key();
    row.type = event.type();
    row.source = event.source();
    row.occurredAt = event.time();
    row.traceparent = event.traceparent();
    row.body = event.body();
    row.reason = reason;
    row.parkedAt = now;
    return row;
  }

  /** Adds the row to the open transaction. */
  Uni<Void> persist() {
    return Panache.getSession().chain(session -> session.persist(this));
  }

  ReceivedEvent event() {
    return new ReceivedEvent(
        eventId, type, source, key, occurredAt, null, traceparent, topic, body);
  }
}
