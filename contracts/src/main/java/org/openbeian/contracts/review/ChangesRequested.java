package org.openbeian.contracts.review;

import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Topic;

/** The reviewer asks the filer to complete the listed items (R-FLOW-2). */
@EventType(
    value = "org.openbeian.review.changes-requested.v1",
    topic = Topic.REVIEWS,
    meaning = "The reviewer asks the filer to complete the listed items (R-FLOW-2).")
public record ChangesRequested(
    OrderId orderId, int round, UUID taskId, Actor actor, List<Reason> reasons)
    implements DomainEvent {}
