package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.contracts.Recipient;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;

/** Whom notices about an order reach. */
@ApplicationScoped
class Recipients {

  private static final String LANGUAGE_OF_UNKNOWN = "zh-CN";

  private final Orders orders;
  private final Sealer sealer;

  Recipients(Orders orders, Sealer sealer) {
    this.orders = orders;
    this.sealer = sealer;
  }

  /** Whom an account named in its last order about its record, if it ever had one. */
  Uni<Recipient> ofHolder(FilingSubject subject) {
    return orders
        .lastAbout(subject.number(), subject.account())
        .map(
            last ->
                last == null
                    ? new Recipient(subject.account(), null, null, LANGUAGE_OF_UNKNOWN)
                    : last.recipient());
  }

  /** The one who opens the order. */
  Recipient of(Caller caller) {
    return new Recipient(
        caller.account(),
        sealer.sealNullable(caller.email()),
        sealer.sealNullable(caller.phone()),
        caller.locale());
  }
}
