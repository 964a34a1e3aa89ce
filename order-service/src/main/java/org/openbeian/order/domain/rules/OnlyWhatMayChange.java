package org.openbeian.order.domain.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;

/**
 * A service stays what it is; a website's domains may only be removed, and the last one not at all.
 */
@Rule(value = "R-CHG-1", source = "S4 1.1")
class OnlyWhatMayChange implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      checked
          .onRecord(service.part().number())
          .ifPresent(
              before -> {
                if (service.part().kind() != before.kind()) {
                  findings.add(
                      service.field("kind"), "FIXED_ON_RECORD", String.valueOf(before.kind()));
                }
                if (!before.hasKindOfApp()) {
                  domains(service.field("domains"), service.part(), before, findings);
                }
              });
    }
  }

  private static void domains(
      String path, ServiceForm<String> now, ServiceForm<String> before, Findings findings) {
    if (now.domains().isEmpty() && !before.domains().isEmpty()) {
      findings.add(path, "LAST_DOMAIN_STAYS");
    }
    Set<String> known = canonical(before.domains());
    for (int i = 0; i < now.domains().size(); i++) {
      String entry = path + "[" + i + "]";
      if (!known.containsAll(canonical(List.of(now.domains().get(i))))) {
        findings.add(entry, "DOMAIN_NOT_ON_RECORD");
      }
    }
  }

  private static Set<String> canonical(List<String> domains) {
    return domains.stream()
        .flatMap(domain -> DomainNames.canonical(domain).stream())
        .collect(Collectors.toSet());
  }
}
