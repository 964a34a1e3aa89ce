package org.openbeian.order.domain;

/** What a filer must accept with every submission (R-FLOW-1). */
public enum Commitment {
  /** 信息安全承诺书 */
  INFORMATION_SECURITY,
  /** 协助备案承诺书 */
  FILING_ASSISTANCE
}
