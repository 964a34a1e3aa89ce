package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;

/** A new site's domain leads nowhere until the grant. */
@Rule(value = "R-DOM-6", source = "S2 2.1")
class ResolutionPaused implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    DomainFacts facts = checked.evidence().domains();
    if (facts == null) {
      return;
    }
    for (DomainInScope domain : facts.scope()) {
      if (domain.isNewSite() && domain.registrable() != null) {
        DomainLook look = facts.look(DomainQuestion.resolution(domain.name()));
        if (!look.isAnswered()) {
          RegisteredDomains.warn(
              findings,
              domain,
              look,
              "DOMAIN_RESOLUTION_NOT_CHECKED",
              "DOMAIN_RESOLUTION_NOT_CHECKED_LATELY");
        } else if (look.answer() == Word.RESOLVES) {
          findings.add(domain.path(), "DOMAIN_RESOLVES", domain.name());
        }
      }
    }
  }
}
