package org.openbeian.order.domain.rules;

import java.util.regex.Pattern;
import org.openbeian.contracts.CertificateType;

/** The identity card's number on a Hong Kong or Macau travel permit ends in a digit in brackets. */
@Rule(value = "R-SMS-8", source = "S1 9")
class TravelPermitIdentity implements FilingRule {

  private static final Pattern HONG_KONG = Pattern.compile("[A-Z]{1,2}[0-9]{6}\\([0-9A]\\)");
  private static final Pattern MACAU = Pattern.compile("[0-9]{7}\\([0-9]\\)");

  @Override
  public void check(Checked checked, Findings findings) {
    for (var certificate : checked.certificates()) {
      String number = certificate.part().identityNumber();
      if (number != null
          && certificate.part().type() == CertificateType.HONG_KONG_MACAU_TRAVEL_PERMIT
          && !HONG_KONG.matcher(number).matches()
          && !MACAU.matcher(number).matches()) {
        findings.add(certificate.field("identityNumber"), "IDENTITY_NUMBER_INVALID");
      }
    }
  }
}
