/** The arbiter of an order's state, and the filing records. */
@NullMarked
package org.openbeian.order;

import org.jspecify.annotations.NullMarked;
