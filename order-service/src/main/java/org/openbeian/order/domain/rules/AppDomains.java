package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.form.DomainNames;

/** An app has at most 20 domains, of the second to the fourth level. */
@Rule(value = "R-APP-1", source = "S4 1.1")
class AppDomains implements FilingRule {

  private static final int MOST = 20;

  /** That of a name that somebody registered, whatever it ends in. */
  private static final int REGISTERED = 2;

  private static final int LOWEST = 4;

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      if (!service.part().hasKindOfApp()) {
        continue;
      }
      if (service.part().domains().size() > MOST) {
        findings.add(service.field("domains"), "APP_DOMAINS_TOO_MANY", String.valueOf(MOST));
      }
      for (int i = 0; i < service.part().domains().size(); i++) {
        String path = service.field("domains[" + i + "]");
        DomainNames.canonical(service.part().domains().get(i))
            .filter(name -> level(name) > LOWEST)
            .ifPresent(name -> findings.add(path, "APP_DOMAIN_TOO_DEEP", String.valueOf(LOWEST)));
      }
    }
  }

  /** 3 of {@code a.example.com.cn}; what nobody can register is found elsewhere. */
  private static long level(String name) {
    return DomainNames.registrable(name)
        .map(registered -> REGISTERED + dots(name) - dots(registered))
        .orElse(0L);
  }

  private static long dots(String name) {
    return name.chars().filter(c -> c == '.').count();
  }
}
