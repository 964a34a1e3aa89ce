package org.openbeian.order.application;

import java.time.Instant;

/**
 * The last code that was sent for something.
 *
 * @param codeHash keyed, bound to purpose and thing
 * @param sends how many were sent so far
 * @param wrong how often this one was entered wrong
 */
public record OneTimeCode(
    String codeHash, Instant expiresAt, Instant sentAt, int sends, int wrong) {}
