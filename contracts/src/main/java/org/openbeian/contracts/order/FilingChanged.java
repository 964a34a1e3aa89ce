package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The bureau granted a change; the record says what the order said (R-CHG-1).
 *
 * @param type what was changed: the subject, services or both
 * @param serviceNumbers the services that the order was about
 * @param removedDomains unfiled from now on (R-CHG-3)
 */
@EventType(
    value = "org.openbeian.order.filing-changed.v1",
    topic = Topic.ORDERS,
    meaning = "The bureau granted a change; the record says what the order said (R-CHG-1).")
public record FilingChanged(
    OrderId orderId,
    int round,
    Recipient recipient,
    FilingType type,
    String subjectNumber,
    List<String> serviceNumbers,
    @Personal List<String> removedDomains)
    implements DomainEvent {}
