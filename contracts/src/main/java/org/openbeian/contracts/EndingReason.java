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
  OTHER
}
