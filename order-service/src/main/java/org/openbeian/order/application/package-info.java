/** One use case per class; each is one transaction. */
@NullMarked
package org.openbeian.order.application;

import org.jspecify.annotations.NullMarked;
