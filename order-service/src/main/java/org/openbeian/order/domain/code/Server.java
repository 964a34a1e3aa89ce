package org.openbeian.order.domain.code;

import java.util.List;

/**
 * A server of an account, as the provider's inventory tells.
 *
 * @param region the inventory's name of it
 * @param mainland whether the region is in mainland China
 * @param subscriptionMonths how long it is subscribed for; 0 when it is paid as it is used
 * @param publicIps single addresses
 */
public record Server(
    String id,
    String region,
    boolean mainland,
    Billing billing,
    int subscriptionMonths,
    List<String> publicIps) {

  /** How a server is paid for. */
  public enum Billing {
    /** 包年包月. */
    SUBSCRIPTION,
    /** 按量付费. */
    PAY_AS_YOU_GO
  }

  public Server {
    publicIps = List.copyOf(publicIps);
  }
}
