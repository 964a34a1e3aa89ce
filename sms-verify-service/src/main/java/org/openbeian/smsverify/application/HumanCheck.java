package org.openbeian.smsverify.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps programs from asking for codes in the name of people (R-SMS-6). */
public interface HumanCheck {

  /** A new challenge for whoever is about to ask for a code. */
  Challenge challenge();

  /**
   * Whether the solution is right, in time and used for the first time; it is then used up, in the
   * open transaction.
   *
   * @param solution as sent in the field {@code humanCheck}; null when there was none
   */
  Uni<Boolean> passes(@Nullable String solution);

  /** Forgets used solutions that are refused for their age anyway, in the open transaction. */
  Uni<Void> forgetExpired();

  /**
   * What is to be solved.
   *
   * @param puzzle null when nothing is to be solved
   */
  record Challenge(Kind kind, @Nullable ProofOfWork puzzle) {}

  /** How the check is made. */
  enum Kind {
    /** Not at all: no solution is needed. */
    NONE,
    /** The browser finds a number, which costs it some work. */
    PROOF_OF_WORK
  }

  /**
   * Find the number from 0 to {@code maxNumber} whose decimal digits behind {@code salt} have the
   * hash {@code challenge} (in hex, small letters).
   *
   * <p>The solution is the Base64 of the JSON object {@code {"algorithm", "challenge", "number",
   * "salt", "signature"}}: what an ALTCHA widget fills into its form field.
   *
   * @param algorithm of the hash, such as {@code SHA-256}
   * @param salt is used as it is, with all its characters
   * @param signature proves that the challenge is ours
   * @param expiresAt from then on its solution is refused
   */
  record ProofOfWork(
      String algorithm,
      String challenge,
      String salt,
      long maxNumber,
      String signature,
      Instant expiresAt) {}
}
