package org.openbeian.contracts.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Topic;

/**
 * The preliminary review passed (R-FLOW-2).
 *
 * @param forwarding whether the order goes on at once or waits for the reviewer to forward it
 *     (R-FLOW-4)
 * @param workingDays that the review took, without those in which the filer was waited for; null
 *     when the calendar lacks a year in between
 */
@EventType(
    value = "org.openbeian.review.pre-review-passed.v1",
    topic = Topic.REVIEWS,
    meaning = "The preliminary review passed (R-FLOW-2).")
public record PreReviewPassed(
    OrderId orderId,
    int round,
    UUID taskId,
    Actor actor,
    Forwarding forwarding,
    @Nullable Integer workingDays)
    implements DomainEvent {}
