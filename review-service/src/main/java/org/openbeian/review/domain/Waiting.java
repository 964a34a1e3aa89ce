package org.openbeian.review.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;

/**
 * How long a task has waited.
 *
 * @param since null when there is nothing to do any more
 * @param workingDays whole ones after the day of {@code since}; 0 when there is nothing to do
 */
public record Waiting(
    @Nullable Instant since, Reckoned<Integer> workingDays, Reckoned<Boolean> overdue) {

  static final Waiting OVER = new Waiting(null, new Known<>(0), new Known<>(false));

  /** The year for lack of whose calendar the working days are unknown (R-CAL-1). */
  public Optional<Integer> unknownYear() {
    return workingDays instanceof UnknownYear<Integer> unknown
        ? Optional.of(unknown.year())
        : Optional.empty();
  }
}
