package org.openbeian.contracts.review;

import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.Topic;

/**
 * The bureau takes back what it granted: one officer asked for it, another one confirmed
 * (R-PERM-2).
 *
 * @param orderId the order by which it was granted last
 * @param revocationId of the request
 * @param actor who asked for it
 * @param confirmedBy another officer
 * @param serviceNumbers the services that end; empty when the whole subject does
 */
@EventType(
    value = "org.openbeian.review.bureau-revoked.v1",
    topic = Topic.REVIEWS,
    meaning = "The bureau takes back what it granted; two officers agreed (R-PERM-2).")
public record BureauRevoked(
    OrderId orderId,
    int round,
    UUID revocationId,
    Actor actor,
    Actor confirmedBy,
    String subjectNumber,
    List<String> serviceNumbers,
    List<Reason> reasons)
    implements DomainEvent {}
