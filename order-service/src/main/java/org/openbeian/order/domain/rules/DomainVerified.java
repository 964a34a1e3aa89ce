package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.registration.DomainRegistration;

/** A domain is registered, and its holder's real name verified. */
@Rule(value = "R-DOM-1", source = "S2 2.1")
class DomainVerified implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    DomainFacts facts = checked.evidence().domains();
    if (facts == null) {
      return;
    }
    for (DomainInScope domain : facts.scope()) {
      if (domain.registrable() == null) {
        findings.add(domain.path(), "DOMAIN_IS_SUFFIX", domain.name());
      } else {
        check(domain, facts.look(DomainQuestion.registration(domain.registrable())), findings);
      }
    }
  }

  private static void check(DomainInScope domain, DomainLook look, Findings findings) {
    if (!look.isAnswered()) {
      // all that the registry would say, once for all rules
      RegisteredDomains.warn(
          findings, domain, look, "DOMAIN_NOT_CHECKED", "DOMAIN_NOT_CHECKED_LATELY");
    } else if (look.answer() == Word.NOT_REGISTERED) {
      findings.add(domain.path(), "DOMAIN_NOT_REGISTERED", domain.name());
    } else if (look.answer() instanceof DomainRegistration registration) {
      switch (registration.realName()) {
        case NOT_VERIFIED ->
            findings.add(domain.path(), "DOMAIN_HOLDER_NOT_VERIFIED", domain.name());
        case UNKNOWN -> findings.warn(domain.path(), "DOMAIN_VERIFICATION_UNKNOWN", domain.name());
        case VERIFIED -> {
          // as it should be
        }
      }
    }
  }
}
