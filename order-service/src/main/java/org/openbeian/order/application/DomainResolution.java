package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import org.openbeian.order.domain.registration.DomainAnswer;

/** The DNS, as far as it says whether a domain leads anywhere. */
public interface DomainResolution {

  /**
   * Whether a domain, or {@code www.} before it, has an address or another name.
   *
   * @param domain canonical
   * @return RESOLVES, DOES_NOT_RESOLVE, or NO_ANSWER when that is not certain in time; never fails
   */
  Uni<DomainAnswer> of(String domain);
}
