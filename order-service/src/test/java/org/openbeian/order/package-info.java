/** Fixtures, and tests of the service as a whole. */
@NullMarked
package org.openbeian.order;

import org.jspecify.annotations.NullMarked;
