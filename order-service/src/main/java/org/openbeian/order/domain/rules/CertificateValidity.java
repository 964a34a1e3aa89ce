package org.openbeian.order.domain.rules;

import org.openbeian.contracts.CertificateType;

/** A resident's ID card is valid for more than three months when it is submitted. */
@Rule(value = "R-SUBJ-3", source = "S1 2")
class CertificateValidity implements FilingRule {

  private static final int MONTHS = 3;

  @Override
  public void check(Checked checked, Findings findings) {
    for (var certificate : checked.certificates()) {
      var until = certificate.part().validUntil();
      if (certificate.part().type() == CertificateType.RESIDENT_ID_CARD
          && until != null
          && !until.isAfter(checked.today().plusMonths(MONTHS))) {
        findings.add(certificate.field("validUntil"), "CERTIFICATE_EXPIRES_SOON");
      }
    }
  }
}
