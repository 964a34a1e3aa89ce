/** What a review task is, what may be done to it, and how filing numbers are written. */
@NullMarked
package org.openbeian.review.domain;

import org.jspecify.annotations.NullMarked;
