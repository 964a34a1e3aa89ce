package org.openbeian.order.domain.rules;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.openbeian.order.domain.registration.DomainFacts;
import org.openbeian.order.domain.registration.DomainInScope;
import org.openbeian.order.domain.registration.DomainLook;
import org.openbeian.order.domain.registration.DomainQuestion;
import org.openbeian.order.domain.registration.DomainRegistration;

/** Walks the domains that rules check. */
final class RegisteredDomains {

  private RegisteredDomains() {}

  /** Those that are known to be registered. */
  static void each(Checked checked, BiConsumer<DomainInScope, DomainRegistration> check) {
    DomainFacts facts = checked.evidence().domains();
    if (facts == null) {
      return;
    }
    for (DomainInScope domain : facts.scope()) {
      if (domain.registrable() != null
          && facts.look(DomainQuestion.registration(domain.registrable())).answer()
              instanceof DomainRegistration registration) {
        check.accept(domain, registration);
      }
    }
  }

  /**
   * Warns that something is not known.
   *
   * @param never the code when it never was
   * @param notLately the code when it was known, with how many minutes ago
   */
  static void warn(
      Findings findings, DomainInScope domain, DomainLook look, String never, String notLately) {
    Duration age = look.sinceLastAnswer();
    if (age == null) {
      findings.warn(domain.path(), never, domain.name());
    } else {
      findings.warn(domain.path(), notLately, domain.name(), String.valueOf(age.toMinutes()));
    }
  }
}
