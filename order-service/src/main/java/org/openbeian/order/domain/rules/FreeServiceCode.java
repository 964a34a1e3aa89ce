package org.openbeian.order.domain.rules;

import java.util.Map;
import java.util.UUID;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.rulebook.Authority;

/** Drafts may share a service code; of submitted orders one has it. */
@Rule(value = "R-CODE-1", source = "S1 4", by = Authority.PROVIDER)
class FreeServiceCode implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Map<UUID, KnownCode> codes = checked.evidence().codes();
    if (codes == null) {
      return;
    }
    for (var service : checked.services()) {
      IssuedCode.idOf(service.part().serviceCode())
          .map(codes::get)
          .filter(code -> code.use() == CodeState.RESERVED)
          .filter(code -> !checked.keepsCode(service.part()))
          .ifPresent(
              code -> findings.add(service.field("server.serviceCode"), "SERVICE_CODE_IN_USE"));
    }
  }
}
