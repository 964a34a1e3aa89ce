/** The bureau whose officers work here. */
@NullMarked
package org.openbeian.review.outbound.desk;

import org.jspecify.annotations.NullMarked;
