package org.openbeian.order.domain.rules;

import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.rulebook.Province;

/** An organisation's principal is its legal representative, unless the province says otherwise. */
@Rule(value = "R-SUBJ-4", source = "S1 2")
class PrincipalOfSubject implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    boolean allowed = Province.holds(checked.provinceRules().deputyPrincipal(), checked.today());
    for (var subject : checked.subject()) {
      var principal = subject.part().principal();
      if (checked.nature() == SubjectNature.PERSONAL
          || principal == null
          || principal.legalRepresentative()) {
        continue;
      }
      String path = subject.field("principal.legalRepresentative");
      if (allowed) {
        findings.warn(path, "AUTHORISATION_LETTER_NEEDED");
      } else {
        findings.add(path, "NOT_LEGAL_REPRESENTATIVE", checked.provinceRules().chinese());
      }
    }
  }
}
