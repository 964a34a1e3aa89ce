/** What filers have to do after a grant (R-POST-1, R-POST-2). */
@NullMarked
package org.openbeian.order.domain.duty;

import org.jspecify.annotations.NullMarked;
