package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Act;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.form.ApplicationForm;
import org.openbeian.order.domain.rulebook.RuleBook;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Finding;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.order.domain.rules.Severity;
import org.openbeian.platform.security.Caller;

/** Says what keeps an order from being submitted (R-FLOW-1). */
@ApplicationScoped
public class CheckOrder {

  private final FilersOrders filersOrders;
  private final BindCodes bindCodes;
  private final SealedForms forms;
  private final RuleBook book;
  private final Time time;

  CheckOrder(
      FilersOrders filersOrders,
      BindCodes bindCodes,
      SealedForms forms,
      RuleBook book,
      Time time) {
    this.filersOrders = filersOrders;
    this.bindCodes = bindCodes;
    this.forms = forms;
    this.book = book;
    this.time = time;
  }

  /** An order with what is wrong with it. */
  public record Preview(Order order, List<Finding> findings) {}

  public Uni<Preview> preview(OrderId id, Caller caller) {
    return Panache.withSession(
        () ->
            filersOrders
                .look(id, caller)
                .chain(
                    order ->
                        bindCodes
                            .look(order, order.application().services())
                            .map(codes -> new Preview(order, findings(order, codes)))));
  }

  /**
   * What is wrong with it.
   *
   * @param codes what is known of the service codes that it names
   */
  List<Finding> findings(Order order, Map<UUID, KnownCode> codes) {
    return Findings.of(
        FilingRules.WHEN_SUBMITTED, checked(order, forms.open(order.application()), codes));
  }

  /** What rules look at when the order says this; its service codes are not looked up. */
  Checked checked(Order order, ApplicationForm<String> application) {
    return checked(order, application, null);
  }

  /** What a submission with these findings was checked against. */
  Act.CheckedBy checkedBy(List<Finding> findings) {
    return new Act.CheckedBy(
        book.version(),
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ASKS_REVIEWER)
            .map(Finding::question)
            .toList());
  }

  /** What rules look at when the order says this; another account's subject is none of it. */
  Checked checked(
      Order order, ApplicationForm<String> application, @Nullable Map<UUID, KnownCode> codes) {
    ApplicationForm<Sealed> base = order.base();
    return new Checked(
        order.plan(),
        order.province(),
        order.nature(),
        order.certificateType(),
        base == null ? null : forms.open(base),
        forms.open(order.registered()),
        order.isForSubjectOnRecord() ? application.withoutSubject() : application,
        time.today(),
        book,
        codes);
  }
}
