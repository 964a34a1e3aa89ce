package org.openbeian.contracts;

/** The stages a filing may pass between submission and grant (domain §2, §3). */
public enum Stage {
  /** 初审, the provider's own review (R-FLOW-2). */
  PRELIMINARY_REVIEW,
  /** 短信核验 (R-FLOW-5). */
  SMS_VERIFICATION,
  /** 管局审核 (R-FLOW-6). */
  BUREAU_REVIEW
}
