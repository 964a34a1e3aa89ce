package org.openbeian.contracts.order;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The order stayed invalid for a day and is deleted (R-EXP-3).
 *
 * @param reason what was found a day before
 */
@EventType(
    value = "org.openbeian.order.invalidated.v1",
    topic = Topic.ORDERS,
    meaning = "The order stayed invalid for a day and is deleted (R-EXP-3).")
public record OrderInvalidated(
    OrderId orderId, int round, Recipient recipient, InvalidReason reason) implements DomainEvent {}
