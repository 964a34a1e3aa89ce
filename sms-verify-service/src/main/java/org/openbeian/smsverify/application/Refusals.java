package org.openbeian.smsverify.application;

import java.util.List;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** The refusals that entering a code and asking for one have in common. */
final class Refusals {

  private Refusals() {}

  static ApiException noSuchRecord() {
    return ApiException.of(404, "SMS_NO_SUCH_RECORD").byRule("R-SMS-4");
  }

  static ApiException nothingPending() {
    return ApiException.of(404, "SMS_NOTHING_PENDING").byRule("R-SMS-9");
  }

  /** 422: the solution of the human check is missing, wrong, expired or was used before. */
  static ApiException notHuman() {
    return ApiException.invalid(List.of(Violation.of("humanCheck", "R-SMS-6", "SMS_HUMAN_CHECK")));
  }
}
