package org.openbeian.contracts.review;

import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** A reviewer took the order up. */
@EventType(
    value = "org.openbeian.review.pre-review-started.v1",
    topic = Topic.REVIEWS,
    meaning = "A reviewer took the order up.")
public record PreReviewStarted(OrderId orderId, int round, UUID taskId, Actor actor)
    implements DomainEvent {}
