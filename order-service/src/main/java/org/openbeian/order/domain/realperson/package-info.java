/** How principals show that they are who the application says (R-REAL-1). */
@NullMarked
package org.openbeian.order.domain.realperson;

import org.jspecify.annotations.NullMarked;
