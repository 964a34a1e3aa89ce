package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import org.openbeian.order.domain.registration.DomainAnswer;

/** The registries that know who registered a domain. */
public interface DomainRegistry {

  /**
   * Looks a domain up.
   *
   * @param registrable canonical, as it was registered
   * @return a registration, NOT_REGISTERED, or NO_ANSWER when nothing reliable is answered in time;
   *     never fails
   */
  Uni<DomainAnswer> lookUp(String registrable);
}
