package org.openbeian.contracts.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.Topic;

/**
 * The order's filer is to provide a supplement, or one was taken in (R-FLOW-3).
 *
 * @param note what is wanted; null where the kind says it
 * @param reason what was wrong; null unless it is asked for again
 * @param mailTo where originals are mailed to; null for other kinds
 */
@EventType(
    value = "org.openbeian.order.supplement-progressed.v1",
    topic = Topic.ORDERS,
    meaning =
        "A supplement of the order was asked for, asked for again, arrived or was accepted"
            + " (R-FLOW-3).")
public record SupplementProgressed(
    OrderId orderId,
    int round,
    Recipient recipient,
    UUID supplementId,
    SupplementKind kind,
    SupplementStep step,
    @Personal @Nullable String note,
    @Personal @Nullable String reason,
    @Nullable String mailTo)
    implements DomainEvent {}
