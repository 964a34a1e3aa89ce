package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.EndingReason;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Recipient;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.FilingPlan;
import org.openbeian.order.domain.FilingPlans;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.outbound.postgres.FilingRecords;
import org.openbeian.order.outbound.postgres.Orders;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Lets the provider end its access for a service without the owner (R-CAN-1: resource expired,
 * violation, audit overdue). It is a CANCEL_ACCESS order of the account that holds the record,
 * which is told like of any other: opened and sent on to the bureau in one transaction, without
 * owner's code and preliminary review.
 */
@ApplicationScoped
public class CancelAsProvider {

  private static final FilingPlan PLAN = FilingPlans.of(FilingType.CANCEL_ACCESS);
  private static final String RULE = "R-CAN-1";

  private final Transactions transactions;
  private final FilingRecords records;
  private final Orders orders;
  private final Recipients recipients;
  private final OpenOrderOnRecord openOrderOnRecord;
  private final CheckOrder checkOrder;
  private final SealedForms forms;
  private final OrderEvents events;
  private final Outbox outbox;
  private final CarryOut carryOut;
  private final Time time;

  CancelAsProvider(
      Transactions transactions,
      FilingRecords records,
      Orders orders,
      Recipients recipients,
      OpenOrderOnRecord openOrderOnRecord,
      CheckOrder checkOrder,
      SealedForms forms,
      OrderEvents events,
      Outbox outbox,
      CarryOut carryOut,
      Time time) {
    this.transactions = transactions;
    this.records = records;
    this.orders = orders;
    this.recipients = recipients;
    this.openOrderOnRecord = openOrderOnRecord;
    this.checkOrder = checkOrder;
    this.forms = forms;
    this.events = events;
    this.outbox = outbox;
    this.carryOut = carryOut;
    this.time = time;
  }

  /**
   * Cancels the access of a service.
   *
   * @param details null for none
   * @throws ApiException 404 when no service in force has the number, 403 for one of the caller's
   *     own account (R-PERM-2), 409 while an order is in progress on the record (R-TYPE-3), 422 for
   *     a reason that is the owner's only
   */
  public Uni<Order> of(
      String serviceNumber, EndingReason reason, @Nullable String details, Caller caller) {
    if (!reason.isProviders()) {
      throw ApiException.invalid(List.of(Violation.of("reason", RULE, "ENDING_REASON_OF_OWNER")));
    }
    EndingForm<String> ending = Normalisation.of(new EndingForm<>(reason, details));
    int dash = serviceNumber.lastIndexOf('-');
    if (dash < 0) {
      throw notInForce(serviceNumber);
    }
    String number = serviceNumber.substring(0, dash);
    return transactions.inTransaction(
        () ->
            records
                .lock(number)
                .onItem()
                .ifNull()
                .failWith(() -> notInForce(serviceNumber))
                .invoke(subject -> requireOther(subject, caller))
                .call(openOrderOnRecord::requireNoneInProgress)
                .chain(
                    subject ->
                        records
                            .services(List.of(number))
                            .invoke(services -> requireInForce(services, serviceNumber))
                            .chain(services -> order(subject, services, serviceNumber, ending)))
                .chain(order -> sendOn(order, caller)));
  }

  private static void requireOther(FilingSubject subject, Caller caller) {
    if (subject.account().equals(caller.account())) {
      throw ApiException.of(403, "CANCELLATION_OF_OWN_ACCOUNT").byRule("R-PERM-2");
    }
  }

  private static void requireInForce(List<FilingService> services, String number) {
    if (services.stream()
        .noneMatch(service -> service.number().equals(number) && service.status().isLive())) {
      throw notInForce(number);
    }
  }

  private static ApiException notInForce(String serviceNumber) {
    return ApiException.of(404, "SERVICE_NOT_IN_FORCE", serviceNumber);
  }

  private Uni<Order> order(
      FilingSubject subject,
      List<FilingService> services,
      String serviceNumber,
      EndingForm<String> ending) {
    return recipients
        .ofHolder(subject)
        .map(recipient -> order(subject, services, serviceNumber, ending, recipient));
  }

  private Order order(
      FilingSubject subject,
      List<FilingService> services,
      String serviceNumber,
      EndingForm<String> ending,
      Recipient recipient) {
    Order order =
        openOrderOnRecord.draft(PLAN, subject, services, List.of(serviceNumber), recipient, false);
    requireReadable(order, ending);
    order.edit(order.application().with(forms.seal(ending)), order.createdAt());
    return order;
  }

  private void requireReadable(Order order, EndingForm<String> ending) {
    Checked checked = checkOrder.checked(order, ApplicationForm.<String>empty().with(ending));
    List<Violation> findings =
        Findings.blocking(Findings.of(FilingRules.WHEN_SAVED, checked)).stream()
            .filter(finding -> finding.path().equals("ending.details"))
            .map(found -> new Violation("details", found.rule(), found.code(), found.arguments()))
            .toList();
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings);
    }
  }

  private Uni<Order> sendOn(Order order, Caller caller) {
    Actor actor = caller.as(Actor.Kind.REVIEWER);
    Instant now = time.now();
    return orders
        .add(order, order.opened(actor))
        .chain(() -> outbox.append(events.created(order, actor)))
        .chain(() -> carryOut.startClocks(order))
        .chain(
            () ->
                carryOut.on(
                    order, Act.submitting(actor, now, checkOrder.checkedBy(List.of(), List.of()))))
        .replaceWith(order);
  }
}
