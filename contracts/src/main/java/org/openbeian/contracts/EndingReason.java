package org.openbeian.contracts;

/** Why what was granted is to end (R-CAN-1, R-DER-1). */
public enum EndingReason {
  /** 主动申请注销 */
  REQUESTED,
  /** 有违规行为 */
  VIOLATION,
  /** 停办网站 */
  SERVICE_CLOSED,
  /** 其它: says more in its details */
  OTHER,
  /** 资源到期: the provider's resource that the service runs on has expired */
  RESOURCE_EXPIRED,
  /** 核查逾期未整改: what an audit found was not rectified in time */
  AUDIT_OVERDUE;

  /** Whether the provider may end a service for it without its owner (R-CAN-1). */
  public boolean isProviders() {
    return this == RESOURCE_EXPIRED || this == VIOLATION || this == AUDIT_OVERDUE;
  }

  /** Whether an owner may end a service for it. */
  public boolean isOwners() {
    return this != RESOURCE_EXPIRED && this != AUDIT_OVERDUE;
  }
}
