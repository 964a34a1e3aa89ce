package org.openbeian.order.domain.rules;

import org.openbeian.contracts.EndingReason;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.form.EndingForm;

/** What ends something says why; "other" says more. */
@Rule(value = "R-DER-1", source = "S2 5.1")
class EndingGiven implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    if (!checked.plan().fillsIn(Part.ENDING)) {
      return;
    }
    EndingForm<String> ending = checked.application().ending();
    if (ending == null || ending.reason() == null) {
      findings.add("ending.reason", "REQUIRED");
    } else if (ending.reason() == EndingReason.OTHER && ending.details() == null) {
      findings.add("ending.details", "ENDING_DETAILS_REQUIRED");
    }
  }
}
