package org.openbeian.contracts.order;

import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** A filer opened a draft. */
@EventType(
    value = "org.openbeian.order.created.v1",
    topic = Topic.ORDERS,
    meaning = "A filer opened a draft.")
public record OrderCreated(
    OrderId orderId, int round, Recipient recipient, FilingType type, String province, Actor actor)
    implements DomainEvent {}
