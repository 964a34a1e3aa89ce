package org.openbeian.order.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.smsverify.SmsVerificationFailed;
import org.openbeian.contracts.smsverify.SmsVerified;
import org.openbeian.order.application.AdvanceOrder;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** How the principals' phones were verified. */
@ApplicationScoped
class SmsVerificationEvents implements EventConsumer {

  private static final Actor VERIFIER = Actor.system(Topic.SMS_VERIFICATIONS.producer());

  private final Inbox inbox;
  private final EventRoutes routes;

  SmsVerificationEvents(Inbox inbox, AdvanceOrder advance) {
    this.inbox = inbox;
    this.routes =
        EventRoutes.from(Topic.SMS_VERIFICATIONS)
            .on(SmsVerified.class, e -> advance.on(e, OrderTrigger.SMS_VERIFIED, VERIFIER))
            .on(SmsVerificationFailed.class, e -> advance.on(e, triggerOf(e), VERIFIER));
  }

  @Incoming("sms-verifications")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, this);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }

  private static OrderTrigger triggerOf(SmsVerificationFailed event) {
    return switch (event.cause()) {
      case TIMED_OUT -> OrderTrigger.SMS_TIMED_OUT;
      case TOO_MANY_ATTEMPTS -> OrderTrigger.SMS_FAILED;
    };
  }
}
