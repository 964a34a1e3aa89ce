package org.openbeian.review.domain.checklist;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * An answer as it is given.
 *
 * @param note for colleagues, sealed
 */
public record GivenAnswer(String code, Answer answer, @Nullable Sealed note) {}
