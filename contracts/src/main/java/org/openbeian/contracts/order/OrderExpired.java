package org.openbeian.contracts.order;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** The order was left alone for 45 days and is deleted (R-EXP-1). */
@EventType(
    value = "org.openbeian.order.expired.v1",
    topic = Topic.ORDERS,
    meaning = "The order was left alone for 45 days and is deleted (R-EXP-1).")
public record OrderExpired(OrderId orderId, int round, Recipient recipient, int idleDays)
    implements DomainEvent {}
