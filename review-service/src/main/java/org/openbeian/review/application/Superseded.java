package org.openbeian.review.application;

import java.time.Instant;
import java.util.List;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewTask;

/** Tasks that the order has left behind. */
final class Superseded {

  private Superseded() {}

  static void close(List<ReviewTask> older, Instant at) {
    older.stream()
        .filter(task -> task.state().waiting())
        .forEach(task -> task.close(ClosedBecause.SUPERSEDED, at));
  }
}
