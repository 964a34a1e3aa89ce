package org.openbeian.review.domain.checklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * An answer as it is kept.
 *
 * @param note for colleagues, sealed; null when nothing was noted, or it was erased
 */
public record KeptAnswer(
    String code, Answer answer, @Nullable Sealed note, String by, Instant at) {}
