package org.openbeian.contracts.review;

import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** The reviewer forwards a passed order by hand (R-FLOW-4). */
@EventType(
    value = "org.openbeian.review.forwarding-requested.v1",
    topic = Topic.REVIEWS,
    meaning = "The reviewer forwards a passed order by hand (R-FLOW-4).")
public record ForwardingRequested(OrderId orderId, int round, UUID taskId, Actor actor)
    implements DomainEvent {}
