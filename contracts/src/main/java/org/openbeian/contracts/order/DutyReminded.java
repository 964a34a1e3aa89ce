package org.openbeian.contracts.order;

import java.time.LocalDate;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * A duty of a service on record is still open (R-POST-2).
 *
 * @param orderId the order whose grant the duty began with
 * @param dueOn the last day to do it, in Asia/Shanghai
 * @param overdue whether that day has passed
 */
@EventType(
    value = "org.openbeian.order.duty-reminded.v1",
    topic = Topic.ORDERS,
    meaning = "A duty of a service on record is still open (R-POST-2).")
public record DutyReminded(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    String serviceNumber,
    Duty duty,
    LocalDate dueOn,
    boolean overdue)
    implements DomainEvent {}
