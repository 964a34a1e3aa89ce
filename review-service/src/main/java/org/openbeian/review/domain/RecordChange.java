package org.openbeian.review.domain;

import java.time.Instant;
import org.openbeian.contracts.OrderId;

/**
 * Which order says how it stands with services on record.
 *
 * @param at when that was heard
 */
public record RecordChange(OrderId order, int round, Instant at) {}
