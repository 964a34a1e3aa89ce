package org.openbeian.review.domain.reason;

import org.jspecify.annotations.Nullable;

/**
 * A reason as somebody gives it, before it is known whether its words stand ready.
 *
 * @param path the field; null when it is about the whole
 * @param message in place of the ready words; null for those
 * @param details said after the message; null for nothing
 * @param remedy in place of the ready words; null for those
 */
public record GivenReason(
    @Nullable String path,
    String code,
    @Nullable String rule,
    @Nullable String message,
    @Nullable String details,
    @Nullable String remedy) {}
