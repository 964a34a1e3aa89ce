/** How principals are reached, and what is known of that. */
@NullMarked
package org.openbeian.order.domain.contact;

import org.jspecify.annotations.NullMarked;
