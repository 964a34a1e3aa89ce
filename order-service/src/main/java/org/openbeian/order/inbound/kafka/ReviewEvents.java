package org.openbeian.order.inbound.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openbeian.contracts.Topic;
import org.openbeian.contracts.review.BureauApproved;
import org.openbeian.contracts.review.BureauApproved.ServiceNumber;
import org.openbeian.contracts.review.BureauRejected;
import org.openbeian.contracts.review.BureauRevoked;
import org.openbeian.contracts.review.ChangesRequested;
import org.openbeian.contracts.review.ForwardingRequested;
import org.openbeian.contracts.review.PreReviewPassed;
import org.openbeian.contracts.review.PreReviewRejected;
import org.openbeian.contracts.review.SupplementAccepted;
import org.openbeian.contracts.review.SupplementArrived;
import org.openbeian.contracts.review.SupplementRequested;
import org.openbeian.order.application.AdvanceOrder;
import org.openbeian.order.application.KeepSupplements;
import org.openbeian.order.application.RevokeFiling;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.OrderTrigger;
import org.openbeian.platform.inbox.EventConsumer;
import org.openbeian.platform.inbox.EventRoutes;
import org.openbeian.platform.inbox.Inbox;

/** What reviewers and bureau officers decided or took back, and what reviewers want before that. */
@ApplicationScoped
class ReviewEvents implements EventConsumer {

  private final Inbox inbox;
  private final EventRoutes routes;

  ReviewEvents(
      Inbox inbox, AdvanceOrder advance, KeepSupplements supplements, RevokeFiling revoke) {
    this.inbox = inbox;
    this.routes =
        EventRoutes.from(Topic.REVIEWS)
            .on(
                PreReviewPassed.class,
                e -> advance.passed(e, e.actor(), e.forwarding(), e.workingDays()))
            .on(
                PreReviewRejected.class,
                e -> advance.returning(e, OrderTrigger.PRE_REVIEW_REJECTED, e.actor(), e.reasons()))
            .on(
                ChangesRequested.class,
                e -> advance.returning(e, OrderTrigger.CHANGES_REQUESTED, e.actor(), e.reasons()))
            .on(SupplementRequested.class, supplements::on)
            .on(SupplementArrived.class, supplements::on)
            .on(SupplementAccepted.class, supplements::on)
            .on(ForwardingRequested.class, e -> advance.on(e, OrderTrigger.FORWARD, e.actor()))
            .on(BureauApproved.class, e -> advance.granted(e, e.actor(), grant(e), e.workingDays()))
            .on(
                BureauRejected.class,
                e -> advance.returning(e, OrderTrigger.BUREAU_REJECTED, e.actor(), e.reasons()))
            .on(BureauRevoked.class, revoke::on);
  }

  @Incoming("reviews")
  Uni<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    return inbox.receive(batch, this);
  }

  @Override
  public EventRoutes routes() {
    return routes;
  }

  private static Grant grant(BureauApproved event) {
    return new Grant(
        event.subjectNumber(),
        event.serviceNumbers().stream()
            .collect(Collectors.toMap(ServiceNumber::serviceNo, ServiceNumber::number)));
  }
}
