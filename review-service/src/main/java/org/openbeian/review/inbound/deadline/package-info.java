/** What time does to review tasks. */
@NullMarked
package org.openbeian.review.inbound.deadline;

import org.jspecify.annotations.NullMarked;
