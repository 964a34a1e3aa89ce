package org.openbeian.order.domain;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderExpiryWarned;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.OrderFoundInvalid;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;

/** What a transition tells the other services. */
public enum Telling {
  SUBMITTED(OrderSubmitted.class),
  WITHDRAWN(OrderWithdrawn.class),
  ABANDONED(OrderAbandoned.class),
  FORWARDED(OrderForwarded.class),
  SENT_TO_BUREAU(OrderSentToBureau.class),
  RETURNED(OrderReturned.class),
  EXPIRY_WARNED(OrderExpiryWarned.class),
  EXPIRED(OrderExpired.class),
  FOUND_INVALID(OrderFoundInvalid.class),
  INVALIDATED(OrderInvalidated.class),
  GRANTED(FilingGranted.class),
  CHANGED(FilingChanged.class),
  ACCESS_CANCELLED(AccessCancelled.class),
  DEREGISTERED(FilingDeregistered.class),
  TRANSFERRED(FilingTransferred.class),
  MIGRATED(FilingMigrated.class),
  CLAIMED(FilingClaimed.class);

  private final Class<? extends DomainEvent> event;

  Telling(Class<? extends DomainEvent> event) {
    this.event = event;
  }

  public Class<? extends DomainEvent> event() {
    return event;
  }
}
