package org.openbeian.order.domain.registration;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * For how long the ministry approves something.
 *
 * @param since null for always until now
 * @param until the last day; null for no end
 */
record Approval(@Nullable LocalDate since, @Nullable LocalDate until) {

  Approval {
    if (since != null && until != null && until.isBefore(since)) {
      throw new IllegalArgumentException("from " + since + " to " + until + " is no span");
    }
  }

  /** Reads two dates, each {@code -} where there is none. */
  static Approval of(String since, String until) {
    return new Approval(date(since), date(until));
  }

  boolean holdsOn(LocalDate day) {
    return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return text.equals("-") ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is no date", e);
    }
  }
}
