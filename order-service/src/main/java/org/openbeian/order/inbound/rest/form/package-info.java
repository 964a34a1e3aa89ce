/** The parts of an application as JSON; sent plain, shown masked. */
@NullMarked
package org.openbeian.order.inbound.rest.form;

import org.jspecify.annotations.NullMarked;
