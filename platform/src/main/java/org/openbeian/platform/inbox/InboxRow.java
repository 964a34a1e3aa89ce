package org.openbeian.platform.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code inbox}: an event that had its effect. */
@Entity
@Table(name = "inbox")
class InboxRow {

  @Id
  @Column(name = "event_id")
  UUID eventId;

  String type;

  @Enumerated(EnumType.STRING)
  Outcome outcome;

  @Column(name = "received_at")
  Instant receivedAt;
}
