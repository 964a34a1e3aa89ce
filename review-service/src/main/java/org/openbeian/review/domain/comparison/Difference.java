package org.openbeian.review.domain.comparison;

import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.comparison.Comparison.Scope;

/**
 * A change before anybody has asked which reasons are about it.
 *
 * @param was what it is about in the paths of the earlier round
 * @param is the same in the paths of the later one
 */
record Difference(
    String path,
    Change.Kind kind,
    @Nullable String before,
    @Nullable String after,
    Scope was,
    Scope is) {}
