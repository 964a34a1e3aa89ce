package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;

/** Where owners' codes are kept; everything runs in the caller's session. */
public interface OwnerCodes {

  /** The last code of an order; null when none was sent. */
  Uni<@Nullable OwnerCode> of(OrderId id);

  /** Puts a code in the place of the order's last one. */
  Uni<Void> keep(OrderId id, OwnerCode code);

  /** Forgets the order's code. */
  Uni<Void> forget(OrderId id);
}
