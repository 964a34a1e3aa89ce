package org.openbeian.contracts;

/**
 * One of the provider's people, whom a notice is for alone.
 *
 * @param user the token's {@code sub}
 * @param recipient the account that they work in, and how they are reached
 */
public record StaffRecipient(String user, Recipient recipient) {}
