package org.openbeian.order.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openbeian.contracts.OrderId;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.rules.Checked;
import org.openbeian.order.domain.rules.FilingRules;
import org.openbeian.order.domain.rules.Findings;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;

/** Says what keeps an order from being submitted (R-FLOW-1). */
@ApplicationScoped
public class CheckOrder {

  private final FilersOrders filersOrders;
  private final SealedForms forms;
  private final Time time;

  CheckOrder(FilersOrders filersOrders, SealedForms forms, Time time) {
    this.filersOrders = filersOrders;
    this.forms = forms;
    this.time = time;
  }

  /** An order with what is wrong with it. */
  public record Preview(Order order, List<Violation> findings) {}

  public Uni<Preview> preview(OrderId id, Caller caller) {
    return Panache.withSession(() -> filersOrders.look(id, caller))
        .map(order -> new Preview(order, findings(order)));
  }

  List<Violation> findings(Order order) {
    return Findings.of(
        FilingRules.WHEN_SUBMITTED,
        new Checked(
            order.nature(),
            order.certificateType(),
            forms.open(order.application()),
            time.today()));
  }
}
