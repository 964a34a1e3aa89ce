/** The operator's SMS gateway by its HTTP protocol. */
@NullMarked
package org.openbeian.order.outbound.sms;

import org.jspecify.annotations.NullMarked;
