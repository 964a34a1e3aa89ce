package org.openbeian.order.domain.record;

import java.util.Collection;

/** How it stands with a subject or a service on record. */
public enum FilingStatus {
  /** 正常 */
  NORMAL,
  /** 需更新: an audit found something (R-AUD-1). */
  NEEDS_UPDATE,
  /** 已取消接入: the number lives on nationally, not with this provider (R-CAN-1). */
  ACCESS_CANCELLED,
  /** 空壳: a subject none of whose services is left. */
  EMPTY_SHELL,
  /** 已注销 */
  DEREGISTERED,
  /** 已被撤销: the bureau took it back */
  REVOKED;

  /** Whether it is in force with this provider. */
  public boolean isLive() {
    return switch (this) {
      case NORMAL, NEEDS_UPDATE -> true;
      case ACCESS_CANCELLED, EMPTY_SHELL, DEREGISTERED, REVOKED -> false;
    };
  }

  /** Whether its number has ended for good. */
  public boolean isVoid() {
    return switch (this) {
      case DEREGISTERED, REVOKED -> true;
      case NORMAL, NEEDS_UPDATE, ACCESS_CANCELLED, EMPTY_SHELL -> false;
    };
  }

  /** What becomes of a subject whose services stand so, when none of them is in force any more. */
  static FilingStatus withoutLiveServices(Collection<FilingStatus> services) {
    return services.contains(ACCESS_CANCELLED) ? ACCESS_CANCELLED : EMPTY_SHELL;
  }
}
