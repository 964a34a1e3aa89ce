/** Tasks, submissions and filing numbers in PostgreSQL. */
@NullMarked
package org.openbeian.review.outbound.postgres;

import org.jspecify.annotations.NullMarked;
