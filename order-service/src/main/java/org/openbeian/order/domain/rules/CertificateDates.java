package org.openbeian.order.domain.rules;

/** A certificate begins before it ends. */
class CertificateDates implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var certificate : checked.certificates()) {
      var from = certificate.part().validFrom();
      var until = certificate.part().validUntil();
      if (from != null && until != null && !from.isBefore(until)) {
        findings.add(certificate.field("validUntil"), "ENDS_BEFORE_IT_BEGINS");
      }
    }
  }
}
