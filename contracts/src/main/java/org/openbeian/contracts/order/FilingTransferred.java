package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * The subject with all its services belongs to another account of this provider (R-TRF-1).
 *
 * @param targetAccount who has it now
 */
@EventType(
    value = "org.openbeian.order.filing-transferred.v1",
    topic = Topic.ORDERS,
    meaning = "The subject with all its services belongs to another account (R-TRF-1).")
public record FilingTransferred(
    OrderId orderId,
    int round,
    Recipient recipient,
    String subjectNumber,
    List<String> serviceNumbers,
    AccountId targetAccount)
    implements DomainEvent {}
