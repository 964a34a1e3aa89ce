package org.openbeian.notification.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Topic;
import org.openbeian.notification.application.TellAddressees;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** What reviewers' leads must hear; filers hear of decisions by what became of their orders. */
@ApplicationScoped
class ReviewEvents implements EventConsumer {

  private final Inbox inbox;
  private final EventRoutes routes = EventRoutes.from(Topic.REVIEWS);

  ReviewEvents(Inbox inbox, NoticeCatalogue catalogue, TellAddressees tell) {
    this.inbox = inbox;
    for (Class<? extends DomainEvent> event : catalogue.told(Topic.REVIEWS)) {
      routes.on(event, tell::of);
    }
  }

  @Incoming("reviews")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, this);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }
}
