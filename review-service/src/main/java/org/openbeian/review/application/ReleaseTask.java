package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;

/** A claimed task goes back to the queue; a review lead may free anybody's. */
@ApplicationScoped
public class ReleaseTask {

  private final ReviewDesk desk;

  ReleaseTask(ReviewDesk desk) {
    this.desk = desk;
  }

  /** Releases; 409 when the caller has not claimed it. */
  public Uni<ReviewTask> release(UUID id, Caller caller) {
    return desk.act(
        id,
        caller,
        task -> {
          task.release(ReviewAccess.actor(caller, task), caller.has(ReviewAccess.REVIEW_LEAD));
          return Uni.createFrom().voidItem();
        });
  }
}
