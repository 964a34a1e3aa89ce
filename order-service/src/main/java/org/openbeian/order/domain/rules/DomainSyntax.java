package org.openbeian.order.domain.rules;

import java.util.HashSet;
import java.util.Set;
import org.openbeian.order.domain.form.DomainNames;

/** Domains are domain names, and none is named twice. */
class DomainSyntax implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (var service : checked.services()) {
      for (int i = 0; i < service.part().domains().size(); i++) {
        String path = service.field("domains[" + i + "]");
        String domain = service.part().domains().get(i);
        var canonical = DomainNames.canonical(domain);
        if (canonical.isEmpty()) {
          findings.add(path, "DOMAIN_INVALID");
        } else if (!seen.add(canonical.get())) {
          findings.add(path, "DOMAIN_REPEATED");
        }
      }
    }
  }
}
