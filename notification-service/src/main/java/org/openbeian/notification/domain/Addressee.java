package org.openbeian.notification.domain;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.StaffRecipient;

/**
 * Whom a notice is for, and how they are reached.
 *
 * @param person the token's {@code sub} of the one whom it is for alone; null when it is for the
 *     whole account
 */
public record Addressee(Recipient recipient, @Nullable String person) {

  static Addressee account(Recipient recipient) {
    return new Addressee(recipient, null);
  }

  static Addressee person(StaffRecipient staff) {
    return new Addressee(staff.recipient(), staff.user());
  }

  public Mailbox mailbox() {
    return new Mailbox(recipient.account(), person);
  }
}
