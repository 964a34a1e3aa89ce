package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewTask;

/** A reviewer or officer takes a task up. */
@ApplicationScoped
public class ClaimTask {

  private final ReviewDesk desk;
  private final ReviewClock reviewClock;
  private final Outbox outbox;

  ClaimTask(ReviewDesk desk, ReviewClock reviewClock, Outbox outbox) {
    this.desk = desk;
    this.reviewClock = reviewClock;
    this.outbox = outbox;
  }

  /** Claims; of several at once one wins, the others are refused with 409. */
  public Uni<ReviewTask> claim(UUID id, Caller caller) {
    return desk.act(id, caller, task -> take(task, caller));
  }

  /** Takes a task that is locked and the caller's to work on. */
  Uni<Void> take(ReviewTask task, Caller caller) {
    Instant now = desk.now();
    return task.claim(ReviewAccess.actor(caller, task), now, reviewClock.leaseFrom(now))
        .map(outbox::append)
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
