package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.form.Phones;

/** Mobile numbers are real mainland ones, landlines written {@code 086-AREA-NUMBER[-EXT]}. */
@Rule(value = "R-SUBJ-6", source = "S1 2")
class ContactNumbers implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var principal : checked.principals()) {
      String mobile = principal.part().mobile();
      if (mobile != null && !Phones.isMobile(mobile)) {
        findings.add(principal.field("mobile"), "MOBILE_INVALID");
      }
      String emergency = principal.part().emergencyPhone();
      if (emergency != null && !Phones.isMobile(emergency) && !Phones.isLandline(emergency)) {
        findings.add(principal.field("emergencyPhone"), "EMERGENCY_PHONE_INVALID");
      }
      String landline = principal.part().landline();
      if (landline != null && !Phones.isLandline(landline)) {
        findings.add(principal.field("landline"), "LANDLINE_INVALID");
      }
    }
  }
}
