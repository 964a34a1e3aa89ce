/** The provider's inventory of servers by its HTTP protocol (docs/service-codes.md). */
@NullMarked
package org.openbeian.order.outbound.inventory;

import org.jspecify.annotations.NullMarked;
