package org.openbeian.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents attributes.
 *
 * @param id unique for ever; what consumers deduplicate by
 * @param source the producing service, such as {@code /order-service}
 * @param time business time of the fact
 * @param traceparent W3C trace context; null when the fact had no trace
 */
public record Envelope<E extends DomainEvent>(
    UUID id, String type, String source, Instant time, @Nullable String traceparent, E event) {}
