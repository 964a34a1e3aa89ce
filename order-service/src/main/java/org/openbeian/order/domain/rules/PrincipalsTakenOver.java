package org.openbeian.order.domain.rules;

import org.openbeian.contracts.CertificateType;
import org.openbeian.order.domain.form.CertificateForm;
import org.openbeian.order.domain.rulebook.Authority;

/** Who was taken over keeps the type of the certificate, which has not expired. */
@Rule(value = "R-MAT-4", source = "S4 3", by = Authority.PROVIDER)
class PrincipalsTakenOver implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var principal : checked.principals()) {
      CertificateType fixed = checked.evidence().takenOver().get(principal.path());
      CertificateForm<String> certificate = principal.part().certificate();
      if (fixed == null || certificate == null) {
        continue;
      }
      if (certificate.type() != null && certificate.type() != fixed) {
        findings.add(
            principal.field("certificate.type"), "TYPE_OF_PRINCIPAL_TAKEN_OVER", fixed.name());
      }
      var until = certificate.validUntil();
      if (until != null && until.isBefore(checked.today())) {
        findings.add(principal.field("certificate.validUntil"), "PRINCIPAL_CERTIFICATE_EXPIRED");
      }
    }
  }
}
