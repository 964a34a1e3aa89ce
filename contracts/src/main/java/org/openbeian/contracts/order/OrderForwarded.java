package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The provider passed the order and sent it on towards the bureau (R-FLOW-4).
 *
 * @param smsRecipients whose phones must be verified, one entry per number (R-SMS-1); empty where
 *     the type has no SMS stage
 */
@EventType(
    value = "org.openbeian.order.forwarded.v1",
    topic = Topic.ORDERS,
    meaning = "The provider passed the order and sent it on towards the bureau (R-FLOW-4).")
public record OrderForwarded(
    OrderId orderId,
    int round,
    Recipient recipient,
    FilingType type,
    String province,
    List<SmsRecipient> smsRecipients)
    implements DomainEvent {}
