package org.openbeian.contracts.review;

import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** The originals that the filer mailed have arrived (R-FLOW-3). */
@EventType(
    value = "org.openbeian.review.supplement-arrived.v1",
    topic = Topic.REVIEWS,
    meaning = "The originals that the filer mailed have arrived (R-FLOW-3).")
public record SupplementArrived(
    OrderId orderId, int round, UUID taskId, Actor actor, UUID supplementId, int asking)
    implements DomainEvent {}
