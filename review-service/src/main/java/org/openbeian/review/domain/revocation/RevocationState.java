package org.openbeian.review.domain.revocation;

/** Where a revocation stands. */
public enum RevocationState {
  /** Another officer has to confirm it. */
  PENDING,
  /** The number is void. */
  CONFIRMED,
  /** Another officer refused it. */
  REFUSED,
  /** Who asked for it took it back. */
  WITHDRAWN
}
