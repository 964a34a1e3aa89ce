package org.openbeian.smsverify.domain;

/** How far a number's latest code is on its way. */
public enum CodeDelivery {
  /** No gateway has taken it yet. */
  WAITING_FOR_GATEWAY,
  /** A gateway took it, and has not reported since. */
  SENT,
  /** The gateway reports that the phone has it. */
  DELIVERED,
  /** The gateway reports that it gave up. */
  UNDELIVERED,
  /** The gateway will never send to this number. */
  REFUSED
}
