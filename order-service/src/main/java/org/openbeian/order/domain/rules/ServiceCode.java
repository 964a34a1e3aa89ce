package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.rulebook.Authority;

/** A service code looks like a UUID. */
@Rule(value = "R-CODE-1", source = "S1 4", by = Authority.PROVIDER)
class ServiceCode implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      String code = service.part().serviceCode();
      if (code != null && IssuedCode.idOf(code).isEmpty()) {
        findings.add(service.field("server.serviceCode"), "SERVICE_CODE_INVALID");
      }
    }
  }
}
