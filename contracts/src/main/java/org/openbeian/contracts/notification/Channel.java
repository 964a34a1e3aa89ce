package org.openbeian.contracts.notification;

/** The ways a notice reaches people (R-NOT-1). */
public enum Channel {
  IN_SITE,
  EMAIL,
  SMS,
  WEBHOOK
}
