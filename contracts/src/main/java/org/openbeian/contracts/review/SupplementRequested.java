package org.openbeian.contracts.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.SupplementKind;
import org.openbeian.contracts.Topic;

/**
 * The reviewer asks for a supplement, or asks again for one that was wrong (R-FLOW-3).
 *
 * @param supplementId the same when it is asked for again
 * @param asking 1 at first, one more each time it is asked for again
 * @param note what is wanted, for the filer; null where the kind says it
 * @param reason what was wrong, for the filer; null at the first asking
 * @param mailTo where originals are mailed to; null for other kinds
 */
@EventType(
    value = "org.openbeian.review.supplement-requested.v1",
    topic = Topic.REVIEWS,
    meaning = "The reviewer asks for a supplement, or again for one that was wrong (R-FLOW-3).")
public record SupplementRequested(
    OrderId orderId,
    int round,
    UUID taskId,
    Actor actor,
    UUID supplementId,
    int asking,
    SupplementKind kind,
    @Personal @Nullable String note,
    @Personal @Nullable String reason,
    @Nullable String mailTo)
    implements DomainEvent {}
