package org.openbeian.order.domain.rulebook;

/** Whose rule it is. */
public enum Authority {
  MINISTRY,
  PROVINCE,
  PROVIDER
}
