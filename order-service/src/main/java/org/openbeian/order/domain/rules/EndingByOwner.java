package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.form.EndingForm;

/** An owner ends something for an owner's reason; the provider has its own. */
@Rule(value = "R-CAN-1", source = "S4 1.7")
class EndingByOwner implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    EndingForm<String> ending = checked.application().ending();
    if (ending != null && ending.reason() != null && !ending.reason().isOwners()) {
      findings.add("ending.reason", "ENDING_REASON_OF_PROVIDER");
    }
  }
}
