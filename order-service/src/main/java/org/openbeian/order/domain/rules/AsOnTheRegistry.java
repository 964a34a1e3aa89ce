package org.openbeian.order.domain.rules;

import java.util.List;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.Lookalikes;
import org.openbeian.order.domain.form.ServiceForm;

/** What is taken over from the national registry is filed as it stands there. */
@Rule(value = "R-CLM-1", source = "S4 1.4")
class AsOnTheRegistry implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Checked.RegisteredAs registered = checked.registered();
    if (registered == null) {
      return;
    }
    for (var subject : checked.subject()) {
      String name = subject.part().name();
      if (name != null && !name.equals(Lookalikes.plain(registered.subjectName()))) {
        findings.add(subject.field("name"), "NOT_AS_REGISTERED");
      }
    }
    for (var service : checked.services()) {
      ServiceForm<String> form = service.part();
      if (form.number() != null
          && registered.domain() != null
          && !canonical(form.domains()).contains(registered.domain())) {
        findings.add(service.field("domains"), "NOT_AS_REGISTERED");
      }
      if (form.number() != null
          && registered.appName() != null
          && !registered.appName().equals(form.name())) {
        findings.add(service.field("name"), "NOT_AS_REGISTERED");
      }
    }
  }

  private static List<String> canonical(List<String> domains) {
    return domains.stream().flatMap(domain -> DomainNames.canonical(domain).stream()).toList();
  }
}
