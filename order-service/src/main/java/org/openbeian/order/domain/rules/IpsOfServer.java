package org.openbeian.order.domain.rules;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openbeian.order.domain.code.IpRange;
import org.openbeian.order.domain.code.IssuedCode;
import org.openbeian.order.domain.code.KnownCode;
import org.openbeian.order.domain.rulebook.Authority;

/** A service's IPs are public ones of the server that its service code was given for. */
@Rule(value = "R-CODE-2", source = "S1 4", by = Authority.PROVIDER)
class IpsOfServer implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    Map<UUID, KnownCode> codes = checked.evidence().codes();
    if (codes == null) {
      return;
    }
    for (var service : checked.services()) {
      if (checked.keepsServer(service.part())) {
        continue;
      }
      IssuedCode.idOf(service.part().serviceCode())
          .map(codes::get)
          .ifPresent(
              code -> {
                List<String> ips = service.part().ips();
                for (int i = 0; i < ips.size(); i++) {
                  if (isElsewhere(ips.get(i), code)) {
                    findings.add(service.field("server.ips[" + i + "]"), "SERVER_IP_OF_ANOTHER");
                  }
                }
              });
    }
  }

  /** What is no address is found by {@link IpSyntax}. */
  private static boolean isElsewhere(String ip, KnownCode code) {
    return IpRange.of(ip).filter(range -> !range.isWithin(code.serverIps())).isPresent();
  }
}
