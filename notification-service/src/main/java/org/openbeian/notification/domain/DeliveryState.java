package org.openbeian.notification.domain;

/** Where it is on its way. */
public enum DeliveryState {
  /** Kept back until quiet hours are over. */
  HELD,
  /** Kept for a digest, and with the digest's mail until that one is done. */
  COLLECTED,
  WAITING,
  SENDING,
  DELIVERED,
  FAILED
}
