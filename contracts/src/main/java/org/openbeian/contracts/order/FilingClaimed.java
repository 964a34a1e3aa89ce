package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** What was filed with this provider before belongs to an account now (R-CLM-1). */
@EventType(
    value = "org.openbeian.order.filing-claimed.v1",
    topic = Topic.ORDERS,
    meaning = "What was filed with this provider before belongs to an account now (R-CLM-1).")
public record FilingClaimed(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<String> serviceNumbers)
    implements DomainEvent {}
