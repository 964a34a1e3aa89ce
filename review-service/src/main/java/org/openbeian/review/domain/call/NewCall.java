package org.openbeian.review.domain.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * A call as it is to be recorded.
 *
 * @param of the principal's path, such as {@code services[0].principal}; it tells the number, too
 * @param at null for just now
 * @param note for colleagues, sealed
 */
public record NewCall(String of, CallResult result, @Nullable Instant at, @Nullable Sealed note) {}
