package org.openbeian.order.domain.rules;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.code.CodeState;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.form.ServiceForm;
import org.openbeian.order.domain.rulebook.Authority;

/**
 * A service names a code that was given out and that nothing else has used up or names; one on
 * record may come back to a code that was used up for it.
 */
@Rule(value = "R-CODE-1", source = "S1 4", by = Authority.PROVIDER)
class KnownServiceCode implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Map<UUID, KnownCode> codes = checked.evidence().codes();
    if (codes == null) {
      return;
    }
    Set<UUID> named = new HashSet<>();
    for (var service : checked.services()) {
      IssuedCode.idOf(service.part().serviceCode())
          .ifPresent(
              code -> {
                String found = find(checked, service.part(), codes.get(code), !named.add(code));
                if (found != null) {
                  findings.add(service.field("server.serviceCode"), found);
                }
              });
    }
  }

  private static @Nullable String find(
      Checked checked, ServiceForm<String> service, @Nullable KnownCode code, boolean again) {
    if (checked.keepsServer(service)) {
      return null;
    }
    if (again && !checked.keepsCode(service)) {
      return "SERVICE_CODE_REPEATED";
    }
    if (code == null) {
      return "SERVICE_CODE_UNKNOWN";
    }
    return code.use() == CodeState.CONSUMED
            && !checked.keepsCode(service)
            && !isOf(checked, service, code)
        ? "SERVICE_CODE_CONSUMED"
        : null;
  }

  private static boolean isOf(Checked checked, ServiceForm<String> service, KnownCode code) {
    return checked.onRecord(service.number()).isPresent()
        && Objects.equals(service.number(), code.serviceNumber());
  }
}
