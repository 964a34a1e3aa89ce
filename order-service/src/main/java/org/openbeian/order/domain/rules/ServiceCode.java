package org.openbeian.order.domain.rules;

import java.util.regex.Pattern;
import org.openbeian.order.domain.rulebook.Authority;

/** A service code looks like a UUID. */
@Rule(value = "R-CODE-1", source = "S1 4", by = Authority.PROVIDER)
class ServiceCode implements FilingRule {

  private static final Pattern CODE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      String code = service.part().serviceCode();
      if (code != null && !CODE.matcher(code).matches()) {
        findings.add(service.field("server.serviceCode"), "SERVICE_CODE_INVALID");
      }
    }
  }
}
