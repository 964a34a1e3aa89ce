/** What reviewers, the bureau and the order's events do to review tasks: one use case per class. */
@NullMarked
package org.openbeian.review.application;

import org.jspecify.annotations.NullMarked;
