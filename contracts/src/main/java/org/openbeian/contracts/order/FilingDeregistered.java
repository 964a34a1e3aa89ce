package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The numbers of the services, or of the subject with all its services, are void (R-DER-1).
 *
 * @param subjectEnded whether the subject's own number ended too
 */
@EventType(
    value = "org.openbeian.order.filing-deregistered.v1",
    topic = Topic.ORDERS,
    meaning = "The numbers of the services, or of the whole subject, are void (R-DER-1).")
public record FilingDeregistered(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<String> serviceNumbers,
    boolean subjectEnded)
    implements DomainEvent {}
