package org.openbeian.contracts.notification;

import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * A notice could not be delivered and is given up.
 *
 * @param cause why, without personal data
 */
@EventType(
    value = "org.openbeian.notification.notice-failed.v1",
    topic = Topic.NOTIFICATIONS,
    meaning = "A notice could not be delivered and is given up.")
public record NoticeFailed(
    OrderId orderId,
    int round,
    UUID noticeId,
    AccountId account,
    Channel channel,
    String template,
    String cause)
    implements DomainEvent {}
