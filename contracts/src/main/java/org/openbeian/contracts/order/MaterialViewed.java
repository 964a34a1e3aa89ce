package org.openbeian.contracts.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.MaterialKind;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * Somebody is about to see a material; it is shown only when this is kept (R-PERM-2).
 *
 * @param round the order's at that time
 * @param actor who looks
 * @param of the path of the part that it is of
 * @param taskId the task that a reviewer holds; null when the order's own account looks
 */
@EventType(
    value = "org.openbeian.order.material-viewed.v1",
    topic = Topic.ORDERS,
    meaning = "A material of the order was shown to somebody who may look at it (R-PERM-2).")
public record MaterialViewed(
    OrderId orderId,
    int round,
    Actor actor,
    UUID materialId,
    MaterialKind kind,
    String of,
    @Nullable UUID taskId)
    implements DomainEvent {}
