package org.openbeian.order.domain.rules;

import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.rulebook.Authority;
import org.openbeian.order.domain.rulebook.Origin;

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

  /** Whose rule it is; null for plain form errors. */
  default @Nullable Authority by() {
    Rule rule = getClass().getAnnotation(Rule.class);
    return rule == null ? null : rule.by();
  }

  /** Where it is written; null for plain form errors. */
  default @Nullable Origin origin() {
    Rule rule = getClass().getAnnotation(Rule.class);
    return rule == null ? null : Origin.of(rule.source());
  }
}
