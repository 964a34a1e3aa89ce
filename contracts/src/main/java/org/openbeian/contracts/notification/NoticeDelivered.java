package org.openbeian.contracts.notification;

import java.util.UUID;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * A notice reached its channel.
 *
 * @param template the notice's name in the catalogue
 */
@EventType(
    value = "org.openbeian.notification.notice-delivered.v1",
    topic = Topic.NOTIFICATIONS,
    meaning = "A notice reached its channel.")
public record NoticeDelivered(
    OrderId orderId, int round, UUID noticeId, AccountId account, Channel channel, String template)
    implements DomainEvent {}
