package org.openbeian.contracts.review;

import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Topic;

/**
 * Somebody is about to see personal data of an application that is masked otherwise; it is shown
 * only when this is kept (R-PERM-2).
 *
 * @param paths the fields, such as {@code subject.principal.mobile}
 * @param reason why, in the viewer's words
 */
@EventType(
    value = "org.openbeian.review.personal-data-viewed.v1",
    topic = Topic.REVIEWS,
    meaning = "Masked fields of an application were shown to somebody, with a reason (R-PERM-2).")
public record PersonalDataViewed(
    OrderId orderId,
    int round,
    UUID taskId,
    Actor actor,
    List<String> paths,
    @Personal String reason)
    implements DomainEvent {}
