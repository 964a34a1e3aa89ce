package org.openbeian.contracts.smsverify;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** All phones of the order are verified (R-SMS-7). */
@EventType(
    value = "org.openbeian.sms-verify.verified.v1",
    topic = Topic.SMS_VERIFICATIONS,
    meaning = "All phones of the order are verified (R-SMS-7).")
public record SmsVerified(OrderId orderId, int round) implements DomainEvent {}
