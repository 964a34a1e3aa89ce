package org.openbeian.contracts.order;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.WorkingDays;

/**
 * The SMS stage is done or not needed; the bureau has the order.
 *
 * @param expected how long the bureau usually takes for such an order (R-FLOW-6)
 */
@EventType(
    value = "org.openbeian.order.sent-to-bureau.v1",
    topic = Topic.ORDERS,
    meaning = "The SMS stage is done or not needed; the bureau has the order.")
public record OrderSentToBureau(
    OrderId orderId,
    int round,
    Recipient recipient,
    FilingType type,
    String province,
    WorkingDays expected)
    implements DomainEvent {}
