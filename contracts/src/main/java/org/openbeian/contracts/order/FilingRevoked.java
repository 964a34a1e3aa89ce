package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The bureau took back what it had granted: the numbers are void.
 *
 * @param serviceNumbers the services that ended; all of the subject's when it ended too
 * @param subjectEnded whether the subject's own number ended too
 * @param reasons the bureau's
 */
@EventType(
    value = "org.openbeian.order.filing-revoked.v1",
    topic = Topic.ORDERS,
    meaning = "The bureau took back what it had granted; the numbers are void (R-PERM-2).")
public record FilingRevoked(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<String> serviceNumbers,
    boolean subjectEnded,
    List<Reason> reasons)
    implements DomainEvent {}
