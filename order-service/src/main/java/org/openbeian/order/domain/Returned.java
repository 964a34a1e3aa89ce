package org.openbeian.order.domain;

import java.util.List;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.order.ReturnReason;

/** Why an order is back with its filer. */
public record Returned(ReturnReason reason, List<Reason> reasons) {

  /** The same without what was said in words, which may name people. */
  Returned withoutWords() {
    return new Returned(
        reason,
        reasons.stream()
            .map(each -> new Reason(each.path(), each.code(), each.rule(), "", null))
            .toList());
  }
}
