/** What became of orders comes in here. */
@NullMarked
package org.openbeian.notification.inbound.kafka;

import org.jspecify.annotations.NullMarked;
