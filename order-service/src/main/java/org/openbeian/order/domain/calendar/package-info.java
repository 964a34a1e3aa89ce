/** Working days of mainland China (R-CAL-1). */
@NullMarked
package org.openbeian.order.domain.calendar;

import org.jspecify.annotations.NullMarked;
