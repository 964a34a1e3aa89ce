/** Times of the day at which something that was kept back goes out. */
@NullMarked
package org.openbeian.notification.inbound.deadline;

import org.jspecify.annotations.NullMarked;
