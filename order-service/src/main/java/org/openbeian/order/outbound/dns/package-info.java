/** The DNS by a resolver of the operator's. */
@NullMarked
package org.openbeian.order.outbound.dns;

import org.jspecify.annotations.NullMarked;
