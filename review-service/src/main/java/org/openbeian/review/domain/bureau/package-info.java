/** What the bureau is told of a case and what it says of one, pure. */
@NullMarked
package org.openbeian.review.domain.bureau;

import org.jspecify.annotations.NullMarked;
