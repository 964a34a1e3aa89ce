/** What became of orders and reviews comes in here. */
@NullMarked
package org.openbeian.notification.inbound.kafka;

import org.jspecify.annotations.NullMarked;
