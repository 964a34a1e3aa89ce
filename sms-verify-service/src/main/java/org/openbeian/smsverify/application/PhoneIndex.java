package org.openbeian.smsverify.application;

import org.openbeian.platform.pii.Sealer;

/** By which a number is found without being readable (architecture §7). */
final class PhoneIndex {

  private PhoneIndex() {}

  static String of(Sealer sealer, String phone) {
    return sealer.index("phone", phone);
  }
}
