package org.openbeian.contracts.review;

import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** The reviewer accepts a supplement (R-FLOW-3). */
@EventType(
    value = "org.openbeian.review.supplement-accepted.v1",
    topic = Topic.REVIEWS,
    meaning = "The reviewer accepts a supplement (R-FLOW-3).")
public record SupplementAccepted(
    OrderId orderId, int round, UUID taskId, Actor actor, UUID supplementId, int asking)
    implements DomainEvent {}
