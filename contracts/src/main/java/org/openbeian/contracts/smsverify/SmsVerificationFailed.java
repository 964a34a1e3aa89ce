package org.openbeian.contracts.smsverify;

import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/** The verification failed; the order will be returned (R-SMS-3, R-SMS-5). */
@EventType(
    value = "org.openbeian.sms-verify.failed.v1",
    topic = Topic.SMS_VERIFICATIONS,
    meaning = "The verification failed; the order will be returned (R-SMS-3, R-SMS-5).")
public record SmsVerificationFailed(OrderId orderId, int round, Cause cause)
    implements DomainEvent {

  /** Why it failed. */
  public enum Cause {
    /** Not all phones verified within 24 hours (R-SMS-3). */
    TIMED_OUT,
    /** The sixth entry after five wrong ones (R-SMS-5). */
    TOO_MANY_ATTEMPTS
  }
}
