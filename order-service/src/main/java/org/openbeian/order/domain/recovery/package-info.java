/** How the account that holds a record is found again. */
@NullMarked
package org.openbeian.order.domain.recovery;

import org.jspecify.annotations.NullMarked;
