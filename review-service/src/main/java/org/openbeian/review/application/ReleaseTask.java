package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;

/** A claimed task goes back to the queue; a review lead may free anybody's. */
@ApplicationScoped
public class ReleaseTask {

  private final ReviewDesk desk;
  private final Outbox outbox;

  ReleaseTask(ReviewDesk desk, Outbox outbox) {
    this.desk = desk;
    this.outbox = outbox;
  }

  /** Releases; 409 when the caller has not claimed it. */
  public Uni<ReviewTask> release(UUID id, Caller caller) {
    return desk.act(
        id,
        caller,
        task ->
            outbox.append(
                task.release(
                    ReviewAccess.actor(caller, task), caller.has(ReviewAccess.REVIEW_LEAD))));
  }
}
