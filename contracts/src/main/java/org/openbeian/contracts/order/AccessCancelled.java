package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The services are no longer filed with this provider; their numbers live on nationally (R-CAN-1).
 */
@EventType(
    value = "org.openbeian.order.access-cancelled.v1",
    topic = Topic.ORDERS,
    meaning =
        "The services are no longer filed with this provider; their numbers live on (R-CAN-1).")
public record AccessCancelled(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<String> serviceNumbers)
    implements DomainEvent {}
