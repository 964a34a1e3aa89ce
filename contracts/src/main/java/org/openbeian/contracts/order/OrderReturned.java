package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The order is back with the filer, who may correct and resubmit.
 *
 * @param reasons what to correct, itemised; empty for SMS reasons
 */
@EventType(
    value = "org.openbeian.order.returned.v1",
    topic = Topic.ORDERS,
    meaning = "The order is back with the filer, who may correct and resubmit.")
public record OrderReturned(
    OrderId orderId, int round, Recipient recipient, ReturnReason reason, List<Reason> reasons)
    implements DomainEvent {}
