package org.openbeian.contracts.notification;

import java.util.UUID;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.Topic;

/**
 * A webhook failed for so long that nothing is sent to it any more, until its account enables it.
 *
 * @param orderId the order of the notice that failed last
 * @param recipient who is told: the webhook's account, at the address that it gave for trouble
 * @param host where the webhook leads
 * @param failures how many tries failed one after another
 * @param cause why the last one did, without personal data
 */
@EventType(
    value = "org.openbeian.notification.webhook-disabled.v1",
    topic = Topic.NOTIFICATIONS,
    meaning = "A webhook kept failing; nothing is sent to it any more.")
public record WebhookDisabled(
    OrderId orderId,
    int round,
    Recipient recipient,
    UUID webhookId,
    @Personal String host,
    int failures,
    String cause)
    implements DomainEvent {}
