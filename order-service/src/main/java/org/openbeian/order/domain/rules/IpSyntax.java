package org.openbeian.order.domain.rules;

import org.openbeian.order.domain.code.IpRange;

/** Addresses are IPv4 or IPv6, or a range {@code start-end} of one kind. */
class IpSyntax implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      for (int i = 0; i < service.part().ips().size(); i++) {
        if (IpRange.of(service.part().ips().get(i)).isEmpty()) {
          findings.add(service.field("server.ips[" + i + "]"), "IP_INVALID");
        }
      }
    }
  }
}
