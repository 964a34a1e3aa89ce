package org.openbeian.contracts.order;

import java.time.Instant;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The filer left the order alone for 30 or 40 days (R-EXP-1).
 *
 * @param idleDays 30 or 40
 * @param expiresAt when it will be deleted
 */
@EventType(
    value = "org.openbeian.order.expiry-warned.v1",
    topic = Topic.ORDERS,
    meaning = "The filer left the order alone for 30 or 40 days (R-EXP-1).")
public record OrderExpiryWarned(
    OrderId orderId, int round, Recipient recipient, int idleDays, Instant expiresAt)
    implements DomainEvent {}
