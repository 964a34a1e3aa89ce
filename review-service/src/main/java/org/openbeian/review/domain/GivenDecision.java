package org.openbeian.review.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Sealed;
import org.openbeian.review.domain.checklist.GivenAnswer;
import org.openbeian.review.domain.reason.GivenReason;

/**
 * A decision as its maker gives it.
 *
 * @param reasons what to correct, itemised; empty for PASS and APPROVE
 * @param note for colleagues, never for the filer; sealed, because people write names into notes
 * @param checklist answers that are kept before the decision is judged; none for what is kept
 * @param numbers that an officer assigns; null where they are drawn
 */
public record GivenDecision(
    ReviewOutcome outcome,
    List<GivenReason> reasons,
    @Nullable Sealed note,
    List<GivenAnswer> checklist,
    @Nullable FilingNumbers numbers) {

  /** The same with its reasons in the filer's words. */
  public Decision saying(List<Reason> inWords) {
    return new Decision(outcome, inWords, note, numbers);
  }
}
