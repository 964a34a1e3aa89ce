package org.openbeian.order.domain.rulebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the rule book rests on, and when it holds.
 *
 * @param source where it is written, such as {@code S1 3.1}; the book lists its sources
 * @param since the first day it holds, in Asia/Shanghai; null when that is not known
 * @param until the last day it holds; null while no end is known
 */
public record Origin(String source, @Nullable LocalDate since, @Nullable LocalDate until) {

  public Origin {
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException("an entry that ends before it begins: " + since);
    }
  }

  /** What has always held, as far as known. */
  public static Origin of(String source) {
    return new Origin(source, null, null);
  }

  public boolean holdsOn(LocalDate day) {
    return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }
}
