package org.openbeian.order.application;

import org.openbeian.order.domain.Order;
import org.openbeian.platform.api.ApiException;

/** How a filer's act is refused. */
final class Refusals {

  private Refusals() {}

  /** 409, naming the state and the act. */
  static ApiException stateForbids(Order order, String act, String rule) {
    return ApiException.of(409, "ORDER_STATE_FORBIDS_ACT", order.state().name(), act).byRule(rule);
  }
}
