package org.openbeian.audit.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * What the trail keeps of an event, known to this release or not.
 *
 * @param id the CloudEvents id
 * @param key the Kafka key: the order's id
 * @param occurredAt business time of the fact, in microseconds' precision
 * @param body the bytes that were published, a commitment in the place of each personal value: see
 *     {@link Detached}
 */
public record KeptEvent(
    UUID id,
    String type,
    String source,
    String key,
    Instant occurredAt,
    String topic,
    byte[] body) {}
