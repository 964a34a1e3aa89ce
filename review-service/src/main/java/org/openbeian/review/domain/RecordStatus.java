package org.openbeian.review.domain;

/** How it stands with a service number that this provider has or had on record. */
public enum RecordStatus {
  IN_FORCE,
  /** No longer filed with this provider; the number lives on nationally (R-CAN-1). */
  ACCESS_CANCELLED,
  /** 已注销 (R-DER-1). */
  DEREGISTERED,
  /** The bureau took it back (R-PERM-2). */
  REVOKED,
  /** The service has a number of another subject now (R-MIG-1). */
  MIGRATED;

  /** Whether the number has ended for good: it is never given again. */
  public boolean isVoid() {
    return switch (this) {
      case DEREGISTERED, REVOKED, MIGRATED -> true;
      case IN_FORCE, ACCESS_CANCELLED -> false;
    };
  }
}
