package org.openbeian.order.application;

import java.time.Instant;

/**
 * The last code that was sent for an order.
 *
 * @param codeHash keyed, bound to the order
 * @param sends how many were sent so far
 * @param wrong how often this one was entered wrong
 */
public record OwnerCode(String codeHash, Instant expiresAt, Instant sentAt, int sends, int wrong) {}
