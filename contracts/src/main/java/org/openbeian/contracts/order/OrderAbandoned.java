package org.openbeian.contracts.order;

import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** The filer ended the order (R-FLOW-8). */
@EventType(
    value = "org.openbeian.order.abandoned.v1",
    topic = Topic.ORDERS,
    meaning = "The filer ended the order (R-FLOW-8).")
public record OrderAbandoned(OrderId orderId, int round, Recipient recipient, Actor actor)
    implements DomainEvent {}
