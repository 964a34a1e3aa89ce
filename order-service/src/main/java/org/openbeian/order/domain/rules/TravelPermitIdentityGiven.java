package org.openbeian.order.domain.rules;

import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.rulebook.Province;

/**
 * In some provinces a principal with a Hong Kong or Macau travel permit verifies with the end of
 * the identity card's number, which must then be known.
 */
@Rule(value = "R-SMS-8", source = "S1 9")
class TravelPermitIdentityGiven implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Province province = checked.provinceRules();
    var demanded = province.travelPermitIdentity();
    if (demanded == null || !demanded.holdsOn(checked.today())) {
      return;
    }
    for (var principal : checked.principals()) {
      CertificateForm<String> certificate = principal.part().certificate();
      if (certificate != null
          && certificate.type() == CertificateType.HONG_KONG_MACAU_TRAVEL_PERMIT
          && certificate.identityNumber() == null
          && checked.isFilersBusiness(principal.path())) {
        findings.addByProvince(
            principal.field("certificate.identityNumber"),
            demanded,
            "IDENTITY_NUMBER_REQUIRED",
            province.chinese());
      }
    }
  }
}
