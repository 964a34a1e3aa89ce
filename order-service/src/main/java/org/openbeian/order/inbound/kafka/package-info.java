/** What other services' events do to an order. */
@NullMarked
package org.openbeian.order.inbound.kafka;

import org.jspecify.annotations.NullMarked;
