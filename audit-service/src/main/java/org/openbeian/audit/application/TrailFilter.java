package org.openbeian.audit.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to show; null asks for all.
 *
 * @param key an order's id
 * @param type a CloudEvents type
 * @param topic a topic's name
 * @param from business time of the event, inclusive
 * @param to business time of the event, exclusive
 */
public record TrailFilter(
    @Nullable String key,
    @Nullable String type,
    @Nullable String topic,
    @Nullable Instant from,
    @Nullable Instant to) {}
