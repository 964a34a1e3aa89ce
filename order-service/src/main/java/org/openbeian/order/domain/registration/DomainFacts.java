package org.openbeian.order.domain.registration;

import java.util.List;
import java.util.Map;

/**
 * The domains that an order's rules check, what is known of them, and what they are measured by.
 */
public record DomainFacts(
    List<DomainInScope> scope,
    Map<DomainQuestion, DomainLook> looks,
    DomainDays.Demand demand,
    ApprovedTopLevels topLevels,
    ApprovedRegistrars registrars) {

  public DomainFacts {
    scope = List.copyOf(scope);
    looks = Map.copyOf(looks);
  }

  public DomainLook look(DomainQuestion question) {
    return looks.getOrDefault(question, DomainLook.NEVER);
  }
}
