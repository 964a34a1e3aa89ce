/** The operator's verification app by its HTTP protocol (docs/real-person.md). */
@NullMarked
package org.openbeian.order.outbound.realperson;

import org.jspecify.annotations.NullMarked;
