/** The REST API. */
@NullMarked
package org.openbeian.order.inbound.rest;

import org.jspecify.annotations.NullMarked;
