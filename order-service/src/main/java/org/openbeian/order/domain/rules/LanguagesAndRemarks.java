package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.rulebook.Origin;

/** Which languages a service speaks, and, where a province asks for it, what it really will be. */
@Rule(value = "R-SVC-2", source = "S1 3.1")
class LanguagesAndRemarks implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Origin remarkRequired = checked.provinceRules().remarkRequired();
    for (var service : checked.services()) {
      var form = service.part();
      for (int i = 0; i < form.languages().size(); i++) {
        String path = service.field("languages[" + i + "]");
        if (!findings.has(path)
            && !checked.book().languages().containsKey(form.languages().get(i))) {
          findings.add(path, "LANGUAGE_UNKNOWN");
        }
      }
      if (remarkRequired != null
          && remarkRequired.holdsOn(checked.today())
          && form.name() != null
          && form.remark() == null) {
        findings.addByProvince(
            service.field("remark"),
            remarkRequired,
            "REMARK_REQUIRED",
            checked.provinceRules().chinese());
      }
    }
  }
}
