package org.openbeian.order.domain.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.openbeian.order.domain.rulebook.DomainDemand;

/** A domain has not expired, and more than its province's days are left. */
@Rule(value = "R-DOM-3", source = "S2 2.1")
class DomainUnexpired implements FilingRule {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Override
  public void check(Checked checked, Findings findings) {
    DomainDemand demand = checked.domainDemand();
    RegisteredDomains.each(
        checked,
        (domain, registration) -> {
          Instant expiry = registration.expiresAt();
          if (expiry == null) {
            findings.warn(domain.path(), "DOMAIN_EXPIRY_UNKNOWN", domain.name());
            return;
          }
          long left = ChronoUnit.DAYS.between(checked.today(), LocalDate.ofInstant(expiry, CHINA));
          int days = domain.isChange() ? demand.changeDays() : demand.newDays();
          if (left < 0) {
            findings.add(domain.path(), "DOMAIN_EXPIRED", domain.name());
          } else if (left <= days) {
            findings.add(domain.path(), "DOMAIN_EXPIRES_SOON", domain.name(), String.valueOf(days));
          }
        });
  }
}
