/** Service codes: which servers they are given for, and what they are used up by (R-CODE-1). */
@NullMarked
package org.openbeian.order.domain.code;

import org.jspecify.annotations.NullMarked;
