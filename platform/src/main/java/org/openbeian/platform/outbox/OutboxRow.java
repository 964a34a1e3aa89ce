package org.openbeian.platform.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code outbox}; its position is the database's to give. */
@Entity
@Table(name = "outbox")
class OutboxRow {

  @Id UUID id;

  @Column(name = "aggregatetype")
  String aggregateType;

  @Column(name = "aggregateid")
  String aggregateId;

  String type;
  String payload;

  @Column(name = "occurred_at")
  Instant occurredAt;

  @Column(name = "recorded_at")
  Instant recordedAt;

  @Nullable String traceparent;
  short slot;
}
