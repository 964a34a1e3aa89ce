package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.rulebook.Authority;

/** Nature and certificate type were fixed when the order was opened. */
@Rule(value = "R-FLOW-9", source = "S1 1", by = Authority.PROVIDER)
class FixedParts implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var subject : checked.subject()) {
      var form = subject.part();
      if (form.nature() != null && form.nature() != checked.nature()) {
        findings.add(subject.field("nature"), "FIXED_AT_CREATION", checked.nature().name());
      }
      if (form.certificate() != null
          && form.certificate().type() != null
          && form.certificate().type() != checked.certificateType()) {
        findings.add(
            subject.field("certificate.type"),
            "FIXED_AT_CREATION",
            checked.certificateType().name());
      }
    }
  }
}
