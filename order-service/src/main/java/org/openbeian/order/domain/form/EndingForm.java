package org.openbeian.order.domain.form;

import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.EndingReason;

/**
 * Why what was granted is to end, as far as filled in (R-CAN-1, R-DER-1).
 *
 * @param details in the filer's words
 */
public record EndingForm<T>(@Nullable EndingReason reason, @Nullable T details) {

  /** The same form with its personal data turned into something else. */
  public <R> EndingForm<R> map(LeafMapper<T, R> mapper) {
    return new EndingForm<>(reason, mapper.mapNullable("details", Leaf.WORDS, details));
  }
}
