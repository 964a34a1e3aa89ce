/** The pictures that prove what an application says, and which of them it needs. */
@NullMarked
package org.openbeian.order.domain.material;

import org.jspecify.annotations.NullMarked;
