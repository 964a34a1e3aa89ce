package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.openbeian.platform.api.ApiException;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;

/** What is open of supplements ends with its task, or keeps it from being passed (R-FLOW-3). */
@ApplicationScoped
class CloseSupplements {

  private final Supplements supplements;
  private final ReviewClock reviewClock;

  CloseSupplements(Supplements supplements, ReviewClock reviewClock) {
    this.supplements = supplements;
    this.reviewClock = reviewClock;
  }

  /** Closes what is open of locked tasks that end. */
  Uni<Void> of(List<ReviewTask> ending, Instant at) {
    Uni<Void> closed = Uni.createFrom().voidItem();
    for (ReviewTask task : ending) {
      if (task.supplementsOpen() > 0) {
        closed = closed.chain(() -> close(task, at));
      }
    }
    return closed;
  }

  /**
   * Refuses while something is open.
   *
   * @throws ApiException 409, saying which
   */
  Uni<Void> requireNoneOpen(ReviewTask task) {
    if (task.supplementsOpen() == 0) {
      return Uni.createFrom().voidItem();
    }
    return open(task).chain(open -> Uni.createFrom().failure(() -> Refusals.supplementsOpen(open)));
  }

  private Uni<Void> close(ReviewTask task, Instant at) {
    return open(task)
        .invoke(
            open ->
                open.forEach(
                    supplement -> {
                      boolean awaited = supplement.isAwaited();
                      supplement.close(at);
                      task.noteSupplementEnded();
                      if (awaited) {
                        task.awaitSupplements(-1, at, reviewClock);
                      }
                    }))
        .replaceWithVoid();
  }

  private Uni<List<Supplement>> open(ReviewTask task) {
    return supplements
        .of(task)
        .map(all -> all.stream().filter(supplement -> supplement.state().isOpen()).toList());
  }
}
