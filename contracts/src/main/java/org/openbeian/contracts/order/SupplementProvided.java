package org.openbeian.contracts.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.Topic;

/**
 * The filer provided a supplement that the reviewer asked for (R-FLOW-3).
 *
 * @param asking which asking it answers: 1 for the first
 * @param courier sealed; null unless originals were mailed
 * @param courierNumber sealed; null unless originals were mailed
 * @param note in the filer's words, sealed
 * @param materials pictures that were uploaded for it; empty where none are wanted
 */
@EventType(
    value = "org.openbeian.order.supplement-provided.v1",
    topic = Topic.ORDERS,
    meaning = "The filer provided a supplement that the reviewer asked for (R-FLOW-3).")
public record SupplementProvided(
    OrderId orderId,
    int round,
    Actor actor,
    UUID supplementId,
    int asking,
    @Nullable Sealed courier,
    @Nullable Sealed courierNumber,
    @Nullable Sealed note,
    List<SubmittedMaterial> materials)
    implements DomainEvent {}
