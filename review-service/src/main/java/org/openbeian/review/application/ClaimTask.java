package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;

/** A reviewer or officer takes a task up. */
@ApplicationScoped
public class ClaimTask {

  private final ReviewDesk desk;
  private final Outbox outbox;
  private final Clock clock;

  ClaimTask(ReviewDesk desk, Outbox outbox, Clock clock) {
    this.desk = desk;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Claims; of several at once one wins, the others are refused with 409. */
  public Uni<ReviewTask> claim(UUID id, Caller caller) {
    return desk.act(
        id,
        caller,
        task ->
            task.claim(
                    ReviewAccess.actor(caller, task),
                    clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(outbox::append)
                .orElseGet(() -> Uni.createFrom().voidItem()));
  }
}
