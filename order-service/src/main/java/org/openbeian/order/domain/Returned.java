package org.openbeian.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.ReturnReason;
import org.openbeian.order.domain.changes.RequestedChanges;
import org.openbeian.order.domain.form.ApplicationForm;

/**
 * Why an order is back with its filer.
 *
 * @param mayChange what of it may change, as {@link RequestedChanges} keeps it; null for everything
 */
public record Returned(
    ReturnReason reason, List<Reason> reasons, @Nullable List<String> mayChange) {

  /** One with what it lets change of an application. */
  static Returned of(ReturnReason reason, List<Reason> reasons, ApplicationForm<?> application) {
    return new Returned(
        reason,
        reasons,
        reason == ReturnReason.CHANGES_REQUESTED
            ? RequestedChanges.named(reasons, application)
            : null);
  }

  /** The same without what was said in words, which may name people. */
  Returned withoutWords() {
    return new Returned(
        reason,
        reasons.stream()
            .map(each -> new Reason(each.path(), each.code(), each.rule(), "", null))
            .toList(),
        null);
  }
}
