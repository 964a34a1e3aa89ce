package org.openbeian.contracts.order;

import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** The filer took the submission back; the order is editable again (R-FLOW-8). */
@EventType(
    value = "org.openbeian.order.withdrawn.v1",
    topic = Topic.ORDERS,
    meaning = "The filer took the submission back; the order is editable again (R-FLOW-8).")
public record OrderWithdrawn(OrderId orderId, int round, Recipient recipient, Actor actor)
    implements DomainEvent {}
