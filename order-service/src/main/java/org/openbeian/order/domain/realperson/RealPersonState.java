package org.openbeian.order.domain.realperson;

/** How far the verification of a person has come. */
public enum RealPersonState {
  /** The link may be scanned. */
  WAITING,
  /** Scanned, by one device; the app has not told yet how it ended. */
  SCANNED,
  /** The face is that person's; the filer has not confirmed it yet. */
  PASSED,
  /** It is not, or the person gave up. */
  FAILED,
  /** Nobody scanned the link in time, or it did not come to an end after that. */
  EXPIRED,
  /** Passed, and confirmed by the filer. */
  CONFIRMED,
  /** Begun anew before it was confirmed. */
  REPLACED
}
