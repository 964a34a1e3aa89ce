package org.openbeian.contracts.order;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/** The SMS stage is done or not needed; the bureau has the order. */
@EventType(
    value = "org.openbeian.order.sent-to-bureau.v1",
    topic = Topic.ORDERS,
    meaning = "The SMS stage is done or not needed; the bureau has the order.")
public record OrderSentToBureau(
    OrderId orderId, int round, Recipient recipient, FilingType type, String province)
    implements DomainEvent {}
