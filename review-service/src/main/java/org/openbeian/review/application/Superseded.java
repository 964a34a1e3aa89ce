package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.openbeian.review.domain.ClosedBecause;
import org.openbeian.review.domain.ReviewTask;

/** Tasks that the order has left behind. */
@ApplicationScoped
class Superseded {

  private final CloseSupplements supplements;
  private final WatchTasks watch;

  Superseded(CloseSupplements supplements, WatchTasks watch) {
    this.supplements = supplements;
    this.watch = watch;
  }

  Uni<Void> close(List<ReviewTask> older, Instant at) {
    List<ReviewTask> ending = older.stream().filter(task -> task.state().waiting()).toList();
    ending.forEach(task -> task.close(ClosedBecause.SUPERSEDED, at));
    return supplements.of(ending, at).chain(() -> watch.end(ending));
  }
}
