package org.openbeian.order.domain.registration;

import java.util.List;
import java.util.Map;

/** The domains that an order's rules check, and what is known of them. */
public record DomainFacts(List<DomainInScope> scope, Map<DomainQuestion, DomainLook> looks) {

  public DomainFacts {
    scope = List.copyOf(scope);
    looks = Map.copyOf(looks);
  }

  public DomainLook look(DomainQuestion question) {
    return looks.getOrDefault(question, DomainLook.NEVER);
  }
}
