package org.openbeian.order.domain.rules;

import java.util.Objects;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.RecordEffect;
import org.openbeian.order.domain.rulebook.Authority;

/** A change changes each part that it is about. */
@Rule(value = "R-CHG-1", source = "S4 1.1", by = Authority.PROVIDER)
class SomethingChanged implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    if (checked.plan().effect() != RecordEffect.CHANGE) {
      return;
    }
    if (checked.plan().fillsIn(Part.SUBJECT)
        && Objects.equals(checked.application().subject(), checked.subjectOnRecord())) {
      findings.add("subject", "NOTHING_CHANGED");
    }
    for (var service : checked.services()) {
      boolean same =
          checked
              .onRecord(service.part().number())
              .filter(before -> before.as(service.part().serviceNo()).equals(service.part()))
              .isPresent();
      if (same) {
        findings.add(service.path(), "NOTHING_CHANGED");
      }
    }
  }
}
