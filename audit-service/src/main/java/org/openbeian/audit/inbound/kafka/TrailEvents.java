package org.openbeian.audit.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.audit.application.KeepEvents;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** Everything that any service says goes into the trail. */
@ApplicationScoped
class TrailEvents implements EventConsumer {

  private final Inbox inbox;
  private final EventRoutes routes;

  TrailEvents(Inbox inbox, KeepEvents trail) {
    this.inbox = inbox;
    this.routes = EventRoutes.everything(trail::keep);
  }

  @Incoming("events")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, this);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }
}
