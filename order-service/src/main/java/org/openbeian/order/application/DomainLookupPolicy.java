package org.openbeian.order.application;

import java.time.Duration;

/**
 * How domains are looked up.
 *
 * @param remembered how long an answer counts, and nobody is asked again
 * @param noAnswerRemembered likewise that there was none
 * @param patience how long a filer waits for all look-ups together
 */
record DomainLookupPolicy(Duration remembered, Duration noAnswerRemembered, Duration patience) {

  DomainLookupPolicy {
    if (remembered.isNegative() || noAnswerRemembered.isNegative()) {
      throw new IllegalArgumentException("beian.order.domain-lookups: nothing is kept for less");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("beian.order.domain-lookups.patience must be some time");
    }
  }
}
