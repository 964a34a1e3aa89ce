/** Why something is refused or sent back, and where in the application that is. */
@NullMarked
package org.openbeian.review.domain.reason;

import org.jspecify.annotations.NullMarked;
