package org.openbeian.order.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.contracts.Recipient;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;

/** Whom notices about an order reach: the one who opens it. */
@ApplicationScoped
class Recipients {

  private final Sealer sealer;

  Recipients(Sealer sealer) {
    this.sealer = sealer;
  }

  Recipient of(Caller caller) {
    return new Recipient(
        caller.account(),
        sealer.sealNullable(caller.email()),
        sealer.sealNullable(caller.phone()),
        caller.locale());
  }
}
