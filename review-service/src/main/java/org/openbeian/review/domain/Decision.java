package org.openbeian.review.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Sealed;

/**
 * A decision as it is made.
 *
 * @param reasons what to correct, itemised, in the filer's words; empty for PASS and APPROVE
 * @param note for colleagues, never for the filer; sealed, because people write names into notes
 * @param numbers that an officer assigns; null where they are drawn
 */
public record Decision(
    ReviewOutcome outcome,
    List<Reason> reasons,
    @Nullable Sealed note,
    @Nullable FilingNumbers numbers) {

  /** A decision that assigns no numbers by itself. */
  public Decision(ReviewOutcome outcome, List<Reason> reasons, @Nullable Sealed note) {
    this(outcome, reasons, note, null);
  }
}
