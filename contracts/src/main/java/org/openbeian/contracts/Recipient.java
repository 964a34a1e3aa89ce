package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Whom notices about an order reach.
 *
 * @param email sealed; null when the account has none
 * @param phone sealed; null when the account has none
 * @param locale {@code zh-CN} or {@code en}
 */
public record Recipient(
    AccountId account, @Nullable Sealed email, @Nullable Sealed phone, String locale) {}
