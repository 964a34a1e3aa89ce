package org.openbeian.review.domain.bureau;

import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.FilingNumbers;

/** How a case stands when a fact about it comes. */
public sealed interface CaseStanding {

  /** Closed without a decision, or of a round that a newer one has replaced. */
  record Over() implements CaseStanding {}

  /**
   * Decided.
   *
   * @param granted the numbers; null when it was rejected
   */
  record Decided(@Nullable FilingNumbers granted) implements CaseStanding {}

  /**
   * Not decided yet.
   *
   * @param approved whether an approving opinion waits
   * @param numbers those that wait, or that need no assigning; null while there are none
   */
  record Open(boolean approved, @Nullable FilingNumbers numbers) implements CaseStanding {}
}
