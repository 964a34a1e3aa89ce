/** Orders and filing records in PostgreSQL. */
@NullMarked
package org.openbeian.order.outbound.postgres;

import org.jspecify.annotations.NullMarked;
