package org.openbeian.platform.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outbox row on its way to Kafka. */
record OutgoingEvent(
    long position,
    UUID id,
    String topic,
    String key,
    String type,
    String payload,
    Instant occurredAt,
    Instant recordedAt,
    @Nullable String traceparent) {}
