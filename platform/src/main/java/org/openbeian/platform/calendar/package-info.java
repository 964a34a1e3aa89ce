/** Working days of mainland China (R-CAL-1). */
@NullMarked
package org.openbeian.platform.calendar;

import org.jspecify.annotations.NullMarked;
