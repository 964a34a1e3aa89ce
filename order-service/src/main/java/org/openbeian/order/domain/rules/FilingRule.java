package org.openbeian.order.domain.rules;

import org.jspecify.annotations.Nullable;

/** One named check of an application; pure. */
@FunctionalInterface
public interface FilingRule {

  /** Adds what is wrong to {@code findings}; what is not filled in is not its business. */
  void check(Checked checked, Findings findings);

  /** The rule's ID; null for plain form errors. */
  default @Nullable String id() {
    Rule rule = getClass().getAnnotation(Rule.class);
    return rule == null ? null : rule.value();
  }
}
