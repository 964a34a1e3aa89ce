package org.openbeian.contracts.order;

import org.openbeian.contracts.ErasureEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * The personal data of an order that ended without a grant was kept long enough (R-EXP-4). Whoever
 * holds any of it erases it too, and takes none of the order's that arrives later.
 */
@EventType(
    value = "org.openbeian.order.personal-data-erased.v1",
    topic = Topic.ORDERS,
    meaning =
        "The order ended long ago; its personal data is erased, and listeners erase theirs"
            + " (R-EXP-4).")
public record PersonalDataErased(OrderId orderId, int round) implements ErasureEvent {}
