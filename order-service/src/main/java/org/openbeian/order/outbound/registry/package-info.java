/** The national registry by its HTTP protocol (docs/filing-checks.md). */
@NullMarked
package org.openbeian.order.outbound.registry;

import org.jspecify.annotations.NullMarked;
