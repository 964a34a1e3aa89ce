package org.openbeian.notification.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.notification.application.ErasePersonalData;
import org.openbeian.notification.application.TellAddressees;
import org.openbeian.notification.domain.NoticeCatalogue;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** What became of orders; which of it is told to whom is the catalogue's to say. */
@ApplicationScoped
class OrderEvents implements EventConsumer {

  private final Inbox inbox;
  private final EventRoutes routes = EventRoutes.from(Topic.ORDERS);

  OrderEvents(
      Inbox inbox, NoticeCatalogue catalogue, TellAddressees tell, ErasePersonalData erase) {
    this.inbox = inbox;
    for (Class<? extends DomainEvent> event : catalogue.told(Topic.ORDERS)) {
      routes.on(event, tell::of);
    }
    routes.on(PersonalDataErased.class, erase::on);
  }

  @Incoming("orders")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, this);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }
}
