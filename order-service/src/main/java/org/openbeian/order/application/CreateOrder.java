package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlan.Basis;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.Provinces;
import org.openbeian.order.domain.SubjectCertificates;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/** Opens a draft (R-FLOW-1); nature, certificate type and province are fixed by it (R-FLOW-9). */
@ApplicationScoped
public class CreateOrder {

  private final Transactions transactions;
  private final Orders orders;
  private final OrderEvents events;
  private final Outbox outbox;
  private final CarryOut carryOut;
  private final Recipients recipients;
  private final Time time;

  CreateOrder(
      Transactions transactions,
      Orders orders,
      OrderEvents events,
      Outbox outbox,
      CarryOut carryOut,
      Recipients recipients,
      Time time) {
    this.transactions = transactions;
    this.orders = orders;
    this.events = events;
    this.outbox = outbox;
    this.carryOut = carryOut;
    this.recipients = recipients;
    this.time = time;
  }

  /** What is fixed for good. */
  public record Opening(
      FilingType type, String province, SubjectNature nature, CertificateType certificateType) {}

  public Uni<Order> of(Opening opening, Caller caller) {
    FilingPlan plan =
        FilingPlans.find(opening.type())
            .filter(found -> found.basis() == Basis.EMPTY)
            .orElseThrow(
                () ->
                    ApiException.invalid(
                        List.of(
                            Violation.of(
                                "type", null, "TYPE_ABOUT_RECORD", opening.type().name()))));
    caller.require(plan.permission());
    if (!Provinces.isKnown(opening.province())) {
      throw ApiException.invalid(List.of(Violation.of("province", null, "PROVINCE_UNKNOWN")));
    }
    if (!SubjectCertificates.fits(opening.nature(), opening.certificateType())) {
      throw ApiException.invalid(
          List.of(
              Violation.of(
                  "certificateType",
                  null,
                  "CERTIFICATE_OF_OTHER_NATURE",
                  opening.nature().name())));
    }
    return transactions.inTransaction(() -> open(opening, caller));
  }

  private Uni<Order> open(Opening opening, Caller caller) {
    Instant now = time.now();
    Actor actor = caller.as(Actor.Kind.FILER);
    Order order =
        new Order(
            new OrderId(UUID.randomUUID()),
            opening.type(),
            opening.province(),
            opening.nature(),
            opening.certificateType(),
            recipients.of(caller),
            now);
    return orders
        .add(order, order.opened(actor))
        .chain(() -> outbox.append(events.created(order, actor)))
        .chain(() -> carryOut.startClocks(order))
        .replaceWith(order);
  }
}
