/** What order-service publishes: what became of an order and what happened to the record. */
@NullMarked
package org.openbeian.contracts.order;

import org.jspecify.annotations.NullMarked;
