/** What was granted: the subject, its services and their domains. */
@NullMarked
package org.openbeian.order.domain.record;

import org.jspecify.annotations.NullMarked;
