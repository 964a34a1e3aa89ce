/** Pictures: decoded, and written anew with nothing but their pixels. */
@NullMarked
package org.openbeian.order.outbound.pictures;

import org.jspecify.annotations.NullMarked;
