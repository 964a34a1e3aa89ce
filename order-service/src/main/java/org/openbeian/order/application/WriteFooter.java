package org.openbeian.order.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.openbeian.contracts.order.Duty;
import org.openbeian.order.application.ReadFilings.Filing;
import org.openbeian.order.domain.duty.DutyRules;
import org.openbeian.order.domain.duty.Footer;
import org.openbeian.order.domain.record.FilingService;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;

/** Writes the foot of a website on record (R-POST-1). */
@ApplicationScoped
public class WriteFooter {

  private final ReadFilings readFilings;
  private final DutyRules rules;

  WriteFooter(ReadFilings readFilings, DutyRules rules) {
    this.readFilings = readFilings;
    this.rules = rules;
  }

  /** 404 for what is not in force, or has no foot. */
  public Uni<Footer> of(String number, String serviceNumber, Caller caller) {
    return readFilings
        .one(number, caller)
        .map(
            filing ->
                filing.services().stream()
                    .filter(service -> service.number().equals(serviceNumber))
                    .filter(service -> service.status().isLive())
                    .filter(service -> asks(Duty.FOOTER_NUMBER, service, filing))
                    .findFirst()
                    .map(service -> footer(service, filing))
                    .orElseThrow(ApiException::notFound));
  }

  private Footer footer(FilingService service, Filing filing) {
    return new Footer(
        service.number(),
        asks(Duty.COPYRIGHT_LINE, service, filing) ? filing.subject().name() : null);
  }

  private boolean asks(Duty duty, FilingService service, Filing filing) {
    return rules.asks(duty, service.kind(), filing.subject().province());
  }
}
