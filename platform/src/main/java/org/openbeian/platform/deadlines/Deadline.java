package org.openbeian.platform.deadlines;

import java.time.Instant;
import java.util.UUID;

/**
 * A wait that ends at a point of business time.
 *
 * @param aggregateId what waits
 * @param kind which wait of it; one of a kind per aggregate
 * @param round the round it was armed in
 * @param step for waits that come in steps: which one; else 0
 * @param dueAt absolute
 */
public record Deadline(UUID aggregateId, String kind, int round, int step, Instant dueAt) {}
