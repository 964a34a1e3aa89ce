package org.openbeian.review.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.ReviewQueue;

/**
 * How much waits in a queue of one province.
 *
 * @param province GB/T 2260
 * @param waiting all of it
 * @param open what nobody has
 * @param paused what waits for its filer
 * @param dueToday what is on its last day
 * @param late what is later than was promised
 * @param oldestSince when the oldest of it was opened; null when there is nothing
 */
public record QueueCount(
    ReviewQueue queue,
    String province,
    long waiting,
    long open,
    long paused,
    long dueToday,
    long late,
    @Nullable Instant oldestSince) {

  /** Both together. */
  QueueCount plus(QueueCount other) {
    return new QueueCount(
        queue,
        province,
        waiting + other.waiting,
        open + other.open,
        paused + other.paused,
        dueToday + other.dueToday,
        late + other.late,
        older(oldestSince, other.oldestSince));
  }

  private static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
