package org.openbeian.order.domain.code;

/** What has become of a service code. */
public enum CodeState {
  /** Any order may name it. */
  FREE,
  /** A submitted order has it, until it is granted or back with its filer. */
  RESERVED,
  /** A grant used it up, for good. */
  CONSUMED
}
