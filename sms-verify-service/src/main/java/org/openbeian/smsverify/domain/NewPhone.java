package org.openbeian.smsverify.domain;

import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.order.SmsRecipient.Role;

/**
 * A number that is to be verified.
 *
 * @param phoneIndex the number's blind index
 * @param phone sealed
 * @param certificateTail in plain; only its keyed hash is kept
 */
public record NewPhone(
    UUID id, String phoneIndex, Sealed phone, String certificateTail, List<Role> roles) {

  @Override
  public String toString() {
    return "NewPhone[" + id + "]";
  }
}
