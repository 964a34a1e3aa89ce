package org.openbeian.contracts.review;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * The bureau approved and assigned the numbers (R-FLOW-6).
 *
 * @param workingDays that the bureau took; null when the calendar lacks a year in between
 */
@EventType(
    value = "org.openbeian.review.bureau-approved.v1",
    topic = Topic.REVIEWS,
    meaning = "The bureau approved and assigned the numbers (R-FLOW-6).")
public record BureauApproved(
    OrderId orderId,
    int round,
    UUID taskId,
    Actor actor,
    String subjectNumber,
    List<ServiceNumber> serviceNumbers,
    @Nullable Integer workingDays)
    implements DomainEvent {

  /**
   * The number that the bureau assigned to one service.
   *
   * @param serviceNo the service's number within the order
   */
  public record ServiceNumber(int serviceNo, String number) {}
}
