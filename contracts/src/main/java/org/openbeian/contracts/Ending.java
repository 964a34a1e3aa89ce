package org.openbeian.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Why an order ends what was granted.
 *
 * @param details in the filer's words, sealed; null unless given
 */
public record Ending(EndingReason reason, @Nullable Sealed details) {}
