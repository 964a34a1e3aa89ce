package org.openbeian.review.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.openbeian.contracts.OrderId;

/** One round of an order. */
@Embeddable
public record SubmissionId(@Column(name = "order_id") UUID orderId, int round) {

  public static SubmissionId of(OrderId order, int round) {
    return new SubmissionId(order.value(), round);
  }
}
