package org.openbeian.contracts.smsverify;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Topic;

/** One phone is verified; others may be missing (R-SMS-7). */
@EventType(
    value = "org.openbeian.sms-verify.phone-verified.v1",
    topic = Topic.SMS_VERIFICATIONS,
    meaning = "One phone is verified; others may be missing (R-SMS-7).")
public record SmsPhoneVerified(
    OrderId orderId, int round, @Personal String maskedPhone, int verified, int total)
    implements DomainEvent {}
