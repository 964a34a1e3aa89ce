package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.Sealed;

/**
 * A phone to verify.
 *
 * @param phone sealed
 * @param certificateTail the characters that the person must enter (R-SMS-8), upper case, sealed
 * @param roles the roles that this number has in the order (R-SMS-1)
 */
public record SmsRecipient(Sealed phone, Sealed certificateTail, List<Role> roles) {

  /** Whose phone it is. */
  public enum Role {
    SUBJECT_PRINCIPAL,
    SERVICE_PRINCIPAL
  }
}
