/** What the filer of a returned order may change. */
@NullMarked
package org.openbeian.order.domain.changes;

import org.jspecify.annotations.NullMarked;
