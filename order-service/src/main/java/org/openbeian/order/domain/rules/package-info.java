/** The rules that an application must keep, each a small class found by its ID. */
@NullMarked
package org.openbeian.order.domain.rules;

import org.jspecify.annotations.NullMarked;
