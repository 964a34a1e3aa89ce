package org.openbeian.contracts;

/** The kinds of filing (domain §2). More join as their plans are built. */
public enum FilingType {
  /** 首次备案 */
  FIRST_FILING
}
