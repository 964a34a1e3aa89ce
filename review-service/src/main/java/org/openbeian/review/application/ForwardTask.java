package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;

/** A reviewer, not only the one who passed it, forwards a passed order by hand (R-FLOW-4). */
@ApplicationScoped
public class ForwardTask {

  private final ReviewDesk desk;
  private final Outbox outbox;
  private final Clock clock;

  ForwardTask(ReviewDesk desk, Outbox outbox, Clock clock) {
    this.desk = desk;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Forwards; 409 when the task does not wait for it. */
  public Uni<ReviewTask> forward(UUID id, Caller caller) {
    return desk.act(
        id,
        caller,
        task ->
            outbox.append(
                task.forward(
                    ReviewAccess.actor(caller, task),
                    clock.instant().truncatedTo(ChronoUnit.MICROS))));
  }
}
