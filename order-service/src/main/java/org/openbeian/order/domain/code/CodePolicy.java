package org.openbeian.order.domain.code;

import java.util.ArrayList;
import java.util.List;
import org.openbeian.order.domain.code.Server.Billing;

/**
 * Which servers yield service codes, and how many each (R-CODE-1).
 *
 * @param perServer codes of one server at most, whatever became of them
 * @param subscriptionMonths how long a server must be subscribed for
 */
public record CodePolicy(int perServer, int subscriptionMonths) {

  public CodePolicy {
    if (perServer < 1 || subscriptionMonths < 1) {
      throw new IllegalArgumentException("a server gives a code or more, after a month or more");
    }
  }

  /**
   * Why a server yields no further code; empty when it does.
   *
   * @param given how many codes it has given
   */
  public List<Ineligibility> against(Server server, int given) {
    List<Ineligibility> reasons = new ArrayList<>();
    if (!server.mainland()) {
      reasons.add(Ineligibility.SERVER_NOT_IN_MAINLAND);
    }
    if (server.billing() != Billing.SUBSCRIPTION) {
      reasons.add(Ineligibility.SERVER_NOT_SUBSCRIBED);
    } else if (server.subscriptionMonths() < subscriptionMonths) {
      reasons.add(Ineligibility.SERVER_SUBSCRIPTION_TOO_SHORT);
    }
    if (server.publicIps().isEmpty()) {
      reasons.add(Ineligibility.SERVER_WITHOUT_PUBLIC_IP);
    }
    if (left(given) == 0) {
      reasons.add(Ineligibility.SERVER_CODES_USED_UP);
    }
    return reasons;
  }

  /** How many codes a server that has given some has left. */
  public int left(int given) {
    return Math.max(0, perServer - given);
  }

  /** What the text of a reason names; empty for nothing. */
  public List<String> argumentsOf(Ineligibility reason) {
    return switch (reason) {
      case SERVER_SUBSCRIPTION_TOO_SHORT -> List.of(String.valueOf(subscriptionMonths));
      case SERVER_CODES_USED_UP -> List.of(String.valueOf(perServer));
      case SERVER_NOT_IN_MAINLAND, SERVER_NOT_SUBSCRIBED, SERVER_WITHOUT_PUBLIC_IP -> List.of();
    };
  }
}
