package org.openbeian.order.domain.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.Sealed;

/**
 * A phone that an account proves to reach (R-SUBJ-7). It begins with the first code that is asked
 * for; a right one proves the phone for some time, and may be asked for again before that ends.
 *
 * @param askedAt when the last code was asked for
 * @param provenAt the last time; null before the first
 * @param provenUntil null before the first time
 */
public record ContactProof(
    UUID id,
    AccountId account,
    Sealed phone,
    Instant askedAt,
    @Nullable Instant provenAt,
    @Nullable Instant provenUntil) {

  /** The same, proven. */
  public ContactProof provenAt(Instant now, Duration validFor) {
    return new ContactProof(id, account, phone, askedAt, now, now.plus(validFor));
  }

  /** Whether orders of the account need no other code for the phone. */
  public boolean isProven(Instant now) {
    return provenUntil != null && now.isBefore(provenUntil);
  }

  /** Whether the last code that was asked for has proven it, and it still is. */
  public boolean isSettled(Instant now) {
    return isProven(now) && provenAt != null && !provenAt.isBefore(askedAt);
  }

  /**
   * When there is no more need for it.
   *
   * @param unproven how long one that was not proven is kept
   */
  public Instant forgottenAt(Duration unproven) {
    Instant asked = askedAt.plus(unproven);
    return provenUntil != null && provenUntil.isAfter(asked) ? provenUntil : asked;
  }
}
