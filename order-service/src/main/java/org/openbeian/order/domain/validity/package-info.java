/** Whether an order still makes sense by what is filed meanwhile. */
@NullMarked
package org.openbeian.order.domain.validity;

import org.jspecify.annotations.NullMarked;
