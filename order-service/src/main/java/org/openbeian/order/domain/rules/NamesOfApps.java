package org.openbeian.order.domain.rules;

import java.util.HashSet;
import java.util.Set;
import org.openbeian.contracts.ServiceKind;

/** A subject's apps have different names; other subjects' may be called the same. */
@Rule(value = "R-NAME-4", source = "S4 1.1")
class NamesOfApps implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (var service : checked.services()) {
      if (service.part().number() != null) {
        numbers.add(service.part().number());
      }
    }
    for (var onRecord : checked.servicesOnRecord()) {
      if (onRecord.kind() != ServiceKind.WEBSITE && !numbers.contains(onRecord.number())) {
        names.add(onRecord.name());
      }
    }
    for (var service : checked.services()) {
      var form = service.part();
      boolean app = form.kind() != null && form.kind() != ServiceKind.WEBSITE;
      if (app && form.name() != null && !names.add(form.name())) {
        findings.add(service.field("name"), "APP_NAME_TAKEN");
      }
    }
  }
}
