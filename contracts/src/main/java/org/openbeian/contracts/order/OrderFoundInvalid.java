package org.openbeian.contracts.order;

import java.time.Instant;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The daily check found the order invalid; still so a day later, it is deleted (R-EXP-3).
 *
 * @param reason what was found
 * @param deletedAt when it is looked at again, and deleted
 */
@EventType(
    value = "org.openbeian.order.found-invalid.v1",
    topic = Topic.ORDERS,
    meaning =
        "The daily check found the order invalid; still so a day later, it is deleted (R-EXP-3).")
public record OrderFoundInvalid(
    OrderId orderId, int round, Recipient recipient, InvalidReason reason, Instant deletedAt)
    implements DomainEvent {}
