package org.openbeian.audit.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.audit.application.KeepEvents;
import org.openbeian.contracts.Topic;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** Everything that any service says goes into the trail. */
@ApplicationScoped
class TrailEvents {

  private final Inbox inbox;
  private final KeepEvents trail;

  private final EventConsumer orders = everythingFrom(Topic.ORDERS);
  private final EventConsumer reviews = everythingFrom(Topic.REVIEWS);
  private final EventConsumer smsVerifications = everythingFrom(Topic.SMS_VERIFICATIONS);
  private final EventConsumer audits = everythingFrom(Topic.AUDITS);
  private final EventConsumer notifications = everythingFrom(Topic.NOTIFICATIONS);

  TrailEvents(Inbox inbox, KeepEvents trail) {
    this.inbox = inbox;
    this.trail = trail;
  }

  @Incoming("orders")
  Uni<Void> orders(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, orders);
  }

  @Incoming("reviews")
  Uni<Void> reviews(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, reviews);
  }

  @Incoming("sms-verifications")
  Uni<Void> smsVerifications(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, smsVerifications);
  }

  @Incoming("audits")
  Uni<Void> audits(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, audits);
  }

  @Incoming("notifications")
  Uni<Void> notifications(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, notifications);
  }

  private EventConsumer everythingFrom(Topic topic) {
    EventRoutes routes = EventRoutes.from(topic).everything(events -> trail.keep(events));
    return () -> routes;
  }
}
