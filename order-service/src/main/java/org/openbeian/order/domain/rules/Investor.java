package org.openbeian.order.domain.rules;

import org.openbeian.contracts.SubjectNature;

/** Organisations name their investor or supervising unit. */
@Rule(value = "R-SUBJ-8", source = "S1 2")
class Investor implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var subject : checked.subject()) {
      if (checked.nature() != SubjectNature.PERSONAL && subject.part().investor() == null) {
        findings.add(subject.field("investor"), "INVESTOR_REQUIRED");
      }
    }
  }
}
