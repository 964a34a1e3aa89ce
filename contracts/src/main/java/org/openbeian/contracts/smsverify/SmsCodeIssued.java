package org.openbeian.contracts.smsverify;

import java.time.Instant;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Topic;

/**
 * A code went to a phone (R-SMS-2); the code itself is never in an event.
 *
 * @param maskedPhone such as 138****1001
 * @param sending 1 for the first code, 2 and 3 for the resends (R-SMS-6)
 * @param expiresAt end of the 24 hours (R-SMS-3)
 */
@EventType(
    value = "org.openbeian.sms-verify.code-issued.v1",
    topic = Topic.SMS_VERIFICATIONS,
    meaning = "A code went to a phone (R-SMS-2); the code itself is never in an event.")
public record SmsCodeIssued(
    OrderId orderId, int round, @Personal String maskedPhone, int sending, Instant expiresAt)
    implements DomainEvent {}
