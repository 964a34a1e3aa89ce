/** What became of orders, as order-service tells it. */
@NullMarked
package org.openbeian.review.inbound.kafka;

import org.jspecify.annotations.NullMarked;
