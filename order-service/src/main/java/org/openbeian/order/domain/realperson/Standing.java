package org.openbeian.order.domain.realperson;

import java.time.Instant;
import java.util.List;

/** What a submission makes of a person's checks. */
public enum Standing {
  /** None yet, or none that came to anything. */
  NONE,
  RUNNING,
  FAILED,
  /** Passed; the filer has to confirm it. */
  UNCONFIRMED,
  /** Too long ago. */
  OUTDATED,
  /** Passed and confirmed, which is what is wanted. */
  CONFIRMED;

  /**
   * Of the checks of one person: a confirmed one counts, whatever was begun after it.
   *
   * @param checks newest first
   */
  public static Standing of(List<RealPersonCheck> checks, Instant now, RealPersonPolicy policy) {
    return checks.stream().anyMatch(check -> check.isConfirmed() && check.counts(now, policy))
        ? CONFIRMED
        : checks.stream().findFirst().map(newest -> of(newest, now, policy)).orElse(NONE);
  }

  private static Standing of(RealPersonCheck newest, Instant now, RealPersonPolicy policy) {
    return switch (newest.state(now)) {
      case WAITING, SCANNED -> RUNNING;
      case PASSED -> newest.counts(now, policy) ? UNCONFIRMED : OUTDATED;
      case FAILED -> FAILED;
      case CONFIRMED -> OUTDATED;
      case EXPIRED, REPLACED -> NONE;
    };
  }
}
