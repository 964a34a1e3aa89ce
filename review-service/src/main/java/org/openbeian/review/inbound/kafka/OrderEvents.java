package org.openbeian.review.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.order.AccessCancelled;
import org.openbeian.contracts.order.FilingChanged;
import org.openbeian.contracts.order.FilingClaimed;
import org.openbeian.contracts.order.FilingDeregistered;
import org.openbeian.contracts.order.FilingGranted;
import org.openbeian.contracts.order.FilingMigrated;
import org.openbeian.contracts.order.FilingRevoked;
import org.openbeian.contracts.order.FilingTransferred;
import org.openbeian.contracts.order.OrderAbandoned;
import org.openbeian.contracts.order.OrderExpired;
import org.openbeian.contracts.order.OrderInvalidated;
import org.openbeian.contracts.order.OrderReturned;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.contracts.order.OrderWithdrawn;
import org.openbeian.contracts.order.PersonalDataErased;
import org.openbeian.contracts.order.SupplementProvided;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;
import org.openbeian.review.application.CloseTasks;
import org.openbeian.review.application.ErasePersonalData;
import org.openbeian.review.application.KeepSubjectRecords;
import org.openbeian.review.application.OpenBureauCase;
import org.openbeian.review.application.ReceiveSubmission;
import org.openbeian.review.application.ReceiveSupplement;
import org.openbeian.review.domain.ClosedBecause;

/** What reviewing does with the life of an order. */
@ApplicationScoped
class OrderEvents implements EventConsumer {

  private final Inbox inbox;
  private final EventRoutes routes;

  OrderEvents(
      Inbox inbox,
      ReceiveSubmission receive,
      ReceiveSupplement supplements,
      OpenBureauCase bureau,
      CloseTasks close,
      KeepSubjectRecords records,
      ErasePersonalData erase) {
    this.inbox = inbox;
    this.routes =
        EventRoutes.from(Topic.ORDERS)
            .on(OrderSubmitted.class, receive::on)
            .on(OrderSentToBureau.class, bureau::on)
            .on(SupplementProvided.class, supplements::on)
            .on(OrderWithdrawn.class, e -> close.withdrawn(e.orderId(), e.round()))
            .on(
                OrderAbandoned.class,
                e -> close.of(e.orderId(), e.round(), ClosedBecause.ABANDONED))
            .on(OrderExpired.class, e -> close.of(e.orderId(), e.round(), ClosedBecause.EXPIRED))
            .on(
                OrderInvalidated.class,
                e -> close.of(e.orderId(), e.round(), ClosedBecause.INVALIDATED))
            .on(OrderReturned.class, e -> close.of(e.orderId(), e.round(), ClosedBecause.RETURNED))
            .on(FilingGranted.class, records::on)
            .on(FilingChanged.class, records::on)
            .on(AccessCancelled.class, records::on)
            .on(FilingDeregistered.class, records::on)
            .on(FilingTransferred.class, records::on)
            .on(FilingMigrated.class, records::on)
            .on(FilingRevoked.class, records::on)
            .on(
                FilingClaimed.class,
                e ->
                    close
                        .of(e.orderId(), e.round(), ClosedBecause.SUPERSEDED)
                        .chain(() -> records.on(e)))
            .on(PersonalDataErased.class, erase::on);
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
