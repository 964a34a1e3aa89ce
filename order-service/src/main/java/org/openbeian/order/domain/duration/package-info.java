/** How long filings take, and when they take too long (R-FLOW-6, R-FLOW-10). */
@NullMarked
package org.openbeian.order.domain.duration;

import org.jspecify.annotations.NullMarked;
