package org.openbeian.smsverify.application;

import org.openbeian.platform.api.ApiException;

/** The refusals that entering a code and asking for one have in common. */
final class Refusals {

  private Refusals() {}

  static ApiException noSuchRecord() {
    return ApiException.of(404, "SMS_NO_SUCH_RECORD").byRule("R-SMS-4");
  }

  static ApiException nothingPending() {
    return ApiException.of(404, "SMS_NOTHING_PENDING").byRule("R-SMS-9");
  }
}
