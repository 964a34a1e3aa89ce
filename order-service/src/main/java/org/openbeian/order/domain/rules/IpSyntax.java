package org.openbeian.order.domain.rules;

import cn.hutool.core.lang.Validator;

/** Addresses are IPv4 or IPv6, or a range {@code start-end} of one kind. */
class IpSyntax implements FilingRule {

  @Override
  public void check(Checked checked, Findings findings) {
    for (var service : checked.services()) {
      for (int i = 0; i < service.part().ips().size(); i++) {
        if (!isAddressOrRange(service.part().ips().get(i))) {
          findings.add(service.field("server.ips[" + i + "]"), "IP_INVALID");
        }
      }
    }
  }

  private static boolean isAddressOrRange(String text) {
    if (text.length() > 100) {
      return false;
    }
    String[] ends = text.split("-", -1);
    return switch (ends.length) {
      case 1 -> Validator.isIpv4(text) || Validator.isIpv6(text);
      case 2 ->
          Validator.isIpv4(ends[0]) && Validator.isIpv4(ends[1])
              || Validator.isIpv6(ends[0]) && Validator.isIpv6(ends[1]);
      default -> false;
    };
  }
}
