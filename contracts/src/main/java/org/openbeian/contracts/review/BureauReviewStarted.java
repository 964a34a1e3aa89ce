package org.openbeian.contracts.review;

import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** A bureau officer took the case up. */
@EventType(
    value = "org.openbeian.review.bureau-review-started.v1",
    topic = Topic.REVIEWS,
    meaning = "A bureau officer took the case up.")
public record BureauReviewStarted(OrderId orderId, int round, UUID taskId, Actor actor)
    implements DomainEvent {}
