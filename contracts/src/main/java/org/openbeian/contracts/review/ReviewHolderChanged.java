package org.openbeian.contracts.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * A task is with somebody else, or with nobody: who may see and decide what (R-PERM-2). The first
 * claim of a task is told by its start instead.
 *
 * @param from the user who had it; null when nobody had
 * @param to the user who has it now; null when it is back in the queue
 */
@EventType(
    value = "org.openbeian.review.holder-changed.v1",
    topic = Topic.REVIEWS,
    meaning = "A review task is with somebody else, or back in the queue (R-PERM-2).")
public record ReviewHolderChanged(
    OrderId orderId,
    int round,
    UUID taskId,
    Actor actor,
    HolderChange because,
    @Nullable String from,
    @Nullable String to)
    implements DomainEvent {}
