package org.openbeian.contracts.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.StaffRecipient;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.Topic;

/**
 * A review takes longer than it may (R-FLOW-10). Each task is told of once for each measure; the
 * leads are told of the first one of a day, stage and measure only, since the queue shows the rest.
 *
 * @param province GB/T 2260
 * @param holder the user who has the task; null when nobody has
 * @param dueOn the last day on which it would have been in time
 * @param toTell the leads; empty when they were told today
 */
@EventType(
    value = "org.openbeian.review.escalated.v1",
    topic = Topic.REVIEWS,
    meaning = "A review takes longer than it may (R-FLOW-10).")
public record ReviewEscalated(
    OrderId orderId,
    int round,
    UUID taskId,
    Stage stage,
    FilingType type,
    String province,
    ReviewBreach breach,
    @Nullable String holder,
    LocalDate dueOn,
    List<StaffRecipient> toTell)
    implements DomainEvent {}
