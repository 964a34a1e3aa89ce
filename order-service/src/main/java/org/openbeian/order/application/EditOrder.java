package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.FilingPlan.Part;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.form.EndingForm;
import org.openbeian.order.domain.form.Normalisation;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.form.SubjectForm;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.outbound.postgres.Standings;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.EntityTags;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.platform.transaction.Transactions;

/**
 * Saves a part of the application (R-FLOW-1) in the editable states (R-FLOW-9). What is filled in
 * must be right; what is missing is asked for at the submission.
 */
@ApplicationScoped
public class EditOrder {

  /** Services of one order at most. */
  public static final int MAX_SERVICES = 50;

  private final Transactions transactions;
  private final FilersOrders filersOrders;
  private final CarryOut carryOut;
  private final SealedForms forms;
  private final CheckOrder checkOrder;
  private final CertificateKeys certificateKeys;
  private final Standings standings;
  private final Time time;

  EditOrder(
      Transactions transactions,
      FilersOrders filersOrders,
      CarryOut carryOut,
      SealedForms forms,
      CheckOrder checkOrder,
      CertificateKeys certificateKeys,
      Standings standings,
      Time time) {
    this.transactions = transactions;
    this.filersOrders = filersOrders;
    this.carryOut = carryOut;
    this.forms = forms;
    this.checkOrder = checkOrder;
    this.certificateKeys = certificateKeys;
    this.standings = standings;
    this.time = time;
  }

  public Uni<Order> subject(
      OrderId id, @Nullable String ifMatch, SubjectForm<String> entered, Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        order -> {
          requirePart(order, Part.SUBJECT);
          ApplicationForm<Sealed> kept = order.application();
          SubjectForm<String> form = Normalisation.of(forms.unmask(entered, kept.subject()));
          Checked checked = check(order, ApplicationForm.<String>empty().with(form), "subject");
          SubjectForm<String> whole = form.of(order.nature());
          SubjectForm<String> before = checked.subjectOnRecord();
          order.noteSubjectChanged(before != null && !whole.equals(before));
          order.identifySubject(certificateKeys.of(order.certificateType(), form.certificate()));
          return kept.with(forms.seal(whole));
        });
  }

  /** Adds a service or replaces the one of its number. */
  public Uni<Order> service(
      OrderId id, @Nullable String ifMatch, ServiceForm<String> entered, Caller caller) {
    int serviceNo = entered.serviceNo();
    return edit(
        id,
        ifMatch,
        caller,
        order -> {
          ApplicationForm<Sealed> kept = order.application();
          ServiceForm<Sealed> before = kept.service(serviceNo).orElse(null);
          requireServices(order, before);
          ServiceForm<String> form =
              Normalisation.of(forms.unmask(entered, before))
                  .numbered(before == null ? null : before.number());
          ApplicationForm<String> all = forms.open(kept).with(form);
          check(order, all, "services[" + all.services().indexOf(form) + "]");
          return kept.with(forms.seal(form));
        });
  }

  public Uni<Order> removeService(
      OrderId id, @Nullable String ifMatch, int serviceNo, Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        order -> {
          requirePart(order, Part.NEW_SERVICES);
          if (order.application().service(serviceNo).isEmpty()) {
            throw ApiException.notFound();
          }
          return order.application().without(serviceNo);
        });
  }

  /** Saves why what was granted is to end. */
  public Uni<Order> ending(
      OrderId id, @Nullable String ifMatch, EndingForm<String> entered, Caller caller) {
    return edit(
        id,
        ifMatch,
        caller,
        order -> {
          requirePart(order, Part.ENDING);
          EndingForm<String> form = Normalisation.of(entered);
          check(order, ApplicationForm.<String>empty().with(form), "ending");
          return order.application().with(forms.seal(form));
        });
  }

  private static void requirePart(Order order, Part part) {
    if (!order.plan().fillsIn(part)) {
      throw ApiException.of(409, "PART_NOT_OF_TYPE", order.type().name());
    }
  }

  /** New ones where the type adds services, else just those that the order is about. */
  private static void requireServices(Order order, @Nullable ServiceForm<Sealed> before) {
    if (!order.plan().fillsIn(Part.NEW_SERVICES)) {
      requirePart(order, Part.SERVICES);
      if (before == null) {
        throw ApiException.notFound();
      }
    }
  }

  private interface Change {
    ApplicationForm<Sealed> to(Order order);
  }

  private Uni<Order> edit(OrderId id, @Nullable String ifMatch, Caller caller, Change change) {
    return transactions.inTransaction(
        () ->
            filersOrders
                .lock(id, caller)
                .call(
                    order -> {
                      EntityTags.requireMatch(ifMatch, order.version());
                      if (!order.state().isEditable()) {
                        throw Refusals.stateForbids(order, "EDIT", "R-FLOW-9");
                      }
                      Set<String> before = order.application().websiteDomains();
                      order.edit(change.to(order), time.now());
                      return keepDomains(order, before);
                    })
                .call(carryOut::restartClock));
  }

  private Uni<Void> keepDomains(Order order, Set<String> before) {
    Set<String> domains = order.application().websiteDomains();
    return domains.equals(before)
        ? Uni.createFrom().voidItem()
        : standings.keepDomains(order.id(), domains);
  }

  /** Refuses the part when something is wrong in it; other parts have their own time. */
  private Checked check(Order order, ApplicationForm<String> application, String part) {
    Checked checked = checkOrder.checked(order, application);
    List<Violation> findings =
        Findings.of(FilingRules.WHEN_SAVED, checked).stream()
            .filter(finding -> finding.path().startsWith(part))
            .toList();
    if (!findings.isEmpty()) {
      throw ApiException.invalid(findings);
    }
    return checked;
  }
}
