package org.openbeian.order.domain.rules;

import cn.hutool.core.util.CreditCodeUtil;
import org.openbeian.contracts.CertificateType;

/** An organisation's number is a unified social credit code of 18 valid characters. */
@Rule(value = "R-SUBJ-3", source = "S1 2")
class CreditCode implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var certificate : checked.certificates()) {
      String number = certificate.part().number();
      CertificateType type = certificate.part().type();
      if (number == null || type == null || !isCreditCode(type)) {
        continue;
      }
      if (number.matches("[0-9A-Z]{8}-?[0-9A-Z]")) {
        findings.add(certificate.field("number"), "ORGANISATION_CODE_REFUSED");
      } else if (number.length() != 18 || !CreditCodeUtil.isCreditCode(number)) {
        findings.add(certificate.field("number"), "CREDIT_CODE_INVALID");
      }
    }
  }

  private static boolean isCreditCode(CertificateType type) {
    return switch (type) {
      case BUSINESS_LICENCE,
          PUBLIC_INSTITUTION_CERTIFICATE,
          SOCIAL_ORGANIZATION_CERTIFICATE,
          GOVERNMENT_CREDIT_CODE_CERTIFICATE,
          PRIVATE_NON_ENTERPRISE_CERTIFICATE,
          FOUNDATION_CERTIFICATE,
          LAW_FIRM_LICENCE ->
          true;
      case RESIDENT_ID_CARD,
          UNIT_CODE,
          PASSPORT,
          TAIWAN_TRAVEL_PERMIT,
          HONG_KONG_MACAU_TRAVEL_PERMIT,
          PERMANENT_RESIDENCE_CARD,
          HONG_KONG_MACAU_RESIDENCE_PERMIT,
          TAIWAN_RESIDENCE_PERMIT ->
          false;
    };
  }
}
