package org.openbeian.smsverify.domain;

/** How far a verification is. */
public enum VerificationState {
  /** Somebody has yet to enter a code. */
  PENDING,
  /** Everybody has (R-SMS-7). */
  VERIFIED,
  /** It ended without (R-SMS-3, R-SMS-5); the order goes back to its filer. */
  FAILED
}
