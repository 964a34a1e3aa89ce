package org.openbeian.audit.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it was published but for its personal data, at its place in the trail.
 *
 * <p>It is written once, when the event first arrives, under the number after the last one's; its
 * hash seals its content, its place and all entries before it. It is never changed and never
 * deleted; what was detached from it is kept beside it, until its order's personal data is erased.
 */
@Entity
@Table(name = "trail")
public class TrailEntry {

  @Id long sequence;

  @Column(name = "event_id")
  UUID eventId;

  String type;
  String source;

  @Column(name = "event_key")
  String key;

  @Column(name = "occurred_at")
  Instant occurredAt;

  String topic;
  byte[] body;

  @Column(name = "previous_hash")
  byte[] previousHash;

  byte[] hash;

  protected TrailEntry() {}

  TrailEntry(long sequence, KeptEvent event, byte[] previousHash) {
    this.sequence = sequence;
    this.eventId = event.id();
    this.type = event.type();
    this.source = event.source();
    this.key = event.key();
    this.occurredAt = event.occurredAt();
    this.topic = event.topic();
    this.body = event.body();
    this.previousHash = previousHash;
    this.hash = EntryHash.of(previousHash, sequence, event);
  }

  public long sequence() {
    return sequence;
  }

  public KeptEvent event() {
    return new KeptEvent(eventId, type, source, key, occurredAt, topic, body);
  }

  public byte[] previousHash() {
    return previousHash;
  }

  public byte[] hash() {
    return hash;
  }
}
