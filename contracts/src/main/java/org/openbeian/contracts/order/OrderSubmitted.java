package org.openbeian.contracts.order;

import java.util.List;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.AutomaticFinding;
import org.openbeian.contracts.DomainEvent;
import org.openbeian.contracts.EventType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.contracts.ReviewQuestion;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.SubmittedMaterial;
import org.openbeian.contracts.Topic;

/**
 * The filer submitted the application; this is all of it, as submitted.
 *
 * @param stages the stages this filing passes, in order
 * @param ruleBook the version of the rule book that this round was checked against
 * @param questions what the rules leave to the reviewer
 * @param findings what the rules noticed without refusing it
 * @param materials what was uploaded to prove it, the oldest first
 */
@EventType(
    value = "org.openbeian.order.submitted.v1",
    topic = Topic.ORDERS,
    meaning = "The filer submitted the application; this is all of it, as submitted.")
public record OrderSubmitted(
    OrderId orderId,
    int round,
    Recipient recipient,
    FilingType type,
    String province,
    List<Stage> stages,
    Application application,
    String ruleBook,
    List<ReviewQuestion> questions,
    List<AutomaticFinding> findings,
    List<SubmittedMaterial> materials,
    Actor actor)
    implements DomainEvent {}
