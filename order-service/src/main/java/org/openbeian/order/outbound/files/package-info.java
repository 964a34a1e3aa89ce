/** Rules that are data: bundled files, or the operator's in their place. */
@NullMarked
package org.openbeian.order.outbound.files;

import org.jspecify.annotations.NullMarked;
