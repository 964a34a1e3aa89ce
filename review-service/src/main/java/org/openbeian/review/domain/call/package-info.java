/** Whom reviewers have phoned. */
@NullMarked
package org.openbeian.review.domain.call;

import org.jspecify.annotations.NullMarked;
