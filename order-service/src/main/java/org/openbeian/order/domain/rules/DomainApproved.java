package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.rulebook.DomainMeasures;

/** The ministry approves a domain's top-level domain and its registrar. */
@Rule(value = "R-DOM-4", source = "S2 2.1")
class DomainApproved implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    DomainFacts facts = checked.evidence().domains();
    if (facts == null) {
      return;
    }
    DomainMeasures measures = checked.book().domains();
    for (DomainInScope domain : facts.scope()) {
      if (!measures.topLevels().allow(DomainNames.topLevel(domain.name()), checked.today())) {
        findings.add(domain.path(), "DOMAIN_SUFFIX_NOT_APPROVED", domain.name());
      }
    }
    RegisteredDomains.each(
        checked,
        (domain, registration) -> {
          if (registration.registrar() == null && registration.registrarId() == null) {
            findings.warn(domain.path(), "DOMAIN_REGISTRAR_UNKNOWN", domain.name());
          } else if (!measures
              .registrars()
              .allow(registration.registrarId(), registration.registrar(), checked.today())) {
            findings.add(domain.path(), "DOMAIN_REGISTRAR_NOT_APPROVED", domain.name());
          }
        });
  }
}
