package org.openbeian.notification.domain;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;

/**
 * Where in-site messages lie: an account's own, which all who may look at its filings read, and one
 * for each of its people alone. What lies in one is in no other.
 *
 * @param person the token's {@code sub}; null for the account's own
 */
public record Mailbox(AccountId account, @Nullable String person) {}
