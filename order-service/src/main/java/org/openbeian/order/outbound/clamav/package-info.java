/** The virus scanner ClamAV. */
@NullMarked
package org.openbeian.order.outbound.clamav;

import org.jspecify.annotations.NullMarked;
