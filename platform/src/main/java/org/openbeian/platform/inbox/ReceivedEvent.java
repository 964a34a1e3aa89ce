package org.openbeian.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it arrived.
 *
 * @param id the CloudEvents id: what deduplicates
 * @param key the Kafka key: the order's id
 * @param recordedAt wall-clock time of the producer's transaction; null when the producer gave none
 * @param body UTF-8 JSON, not decoded yet
 */
public record ReceivedEvent(
    UUID id,
    String type,
    String source,
    String key,
    Instant time,
    @Nullable Instant recordedAt,
    @Nullable String traceparent,
    String topic,
    byte[] body) {}
