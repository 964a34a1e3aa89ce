package org.openbeian.contracts.review;

import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Topic;

/** The bureau rejected the filing (R-FLOW-6). */
@EventType(
    value = "org.openbeian.review.bureau-rejected.v1",
    topic = Topic.REVIEWS,
    meaning = "The bureau rejected the filing (R-FLOW-6).")
public record BureauRejected(
    OrderId orderId, int round, UUID taskId, Actor actor, List<Reason> reasons)
    implements DomainEvent {}
