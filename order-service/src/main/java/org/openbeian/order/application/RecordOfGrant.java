package org.openbeian.order.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openbeian.contracts.Sealed;
import org.openbeian.order.domain.Grant;
import org.openbeian.order.domain.Order;
import org.openbeian.order.domain.form.DomainNames;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.record.FilingDomain;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.order.domain.record.FilingSubject;

/** Draws the record up from a granted order (R-FLOW-7). */
final class RecordOfGrant {

  private RecordOfGrant() {}

  /** The rows to keep, in the order in which they refer to each other. */
  static List<Object> rows(Order order, Grant grant) {
    Instant grantedAt = order.updatedAt();
    FilingSubject subject = new FilingSubject(grant.subjectNumber(), order, grantedAt);
    List<Object> services = new ArrayList<>();
    List<Object> domains = new ArrayList<>();
    for (ServiceForm<Sealed> form : order.application().services()) {
      FilingService service =
          new FilingService(grant.numberOf(form.serviceNo()), subject, form, grantedAt);
      services.add(service);
      form.domains().stream()
          .flatMap(domain -> DomainNames.canonical(domain).stream())
          .distinct()
          .forEach(domain -> domains.add(new FilingDomain(domain, service)));
    }
    List<Object> rows = new ArrayList<>();
    rows.add(subject);
    rows.addAll(services);
    rows.addAll(domains);
    return rows;
  }
}
