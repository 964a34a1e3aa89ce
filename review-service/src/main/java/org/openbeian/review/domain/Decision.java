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
 */
public record Decision(ReviewOutcome outcome, List<Reason> reasons, @Nullable Sealed note) {}
