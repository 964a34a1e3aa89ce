package org.openbeian.smsverify.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.OrderForwarded;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;
import org.openbeian.smsverify.application.BeginVerification;
import org.openbeian.smsverify.application.ErasePersonalData;
import org.openbeian.smsverify.application.SendCodes;

/** What orders tell: who is to be verified. */
@ApplicationScoped
class OrderEvents implements EventConsumer {

  private final Inbox inbox;
  private final SendCodes sendCodes;
  private final EventRoutes routes;

  OrderEvents(Inbox inbox, SendCodes sendCodes, BeginVerification begin, ErasePersonalData erase) {
    this.inbox = inbox;
    this.sendCodes = sendCodes;
    this.routes =
        EventRoutes.from(Topic.ORDERS)
            .on(OrderForwarded.class, begin::on)
            .on(PersonalDataErased.class, erase::on);
  }

  @Incoming("orders")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    // the codes were committed by now
    return inbox.receive(batch, this).invoke(sendCodes::wake);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }
}
