/** What happens when an order was left alone. */
@NullMarked
package org.openbeian.order.inbound.deadline;

import org.jspecify.annotations.NullMarked;
