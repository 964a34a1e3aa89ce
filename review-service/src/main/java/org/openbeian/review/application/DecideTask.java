package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.bureau.SettleAtDesk;
import org.openbeian.review.domain.Decision;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;

/** The one who claimed a task decides it. */
@ApplicationScoped
public class DecideTask {

  private final ReviewDesk desk;
  private final SettleAtDesk bureau;
  private final CloseSupplements supplements;
  private final ForwardingPolicy forwarding;
  private final ReviewClock reviewClock;
  private final Outbox outbox;
  private final Clock clock;

  DecideTask(
      ReviewDesk desk,
      SettleAtDesk bureau,
      CloseSupplements supplements,
      ForwardingPolicy forwarding,
      ReviewClock reviewClock,
      Outbox outbox,
      Clock clock) {
    this.desk = desk;
    this.bureau = bureau;
    this.supplements = supplements;
    this.forwarding = forwarding;
    this.reviewClock = reviewClock;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Decides; of two at once one wins, the other is refused with 409. */
  public Uni<ReviewTask> decide(UUID id, Decision decision, Caller caller) {
    Forwarding way = forwarding.way();
    return desk.act(
        id,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          task.requireDecidable(decision.outcome(), actor, way);
          return endSupplements(task, decision.outcome(), now)
              .chain(() -> bureau.settle(task, decision, now))
              .chain(
                  settled ->
                      outbox.append(
                          task.decide(
                              settled.decision(),
                              actor,
                              now,
                              way,
                              task.taken(now, reviewClock),
                              settled.numbers())))
              .invoke(
                  () -> {
                    if (task.state() == ReviewTaskState.PASSED_UNFORWARDED) {
                      task.promise(reviewClock.forwardingDays(), reviewClock);
                    }
                  });
        });
  }

  /** An open one forbids a pass (R-FLOW-3) and ends with any other decision. */
  private Uni<Void> endSupplements(ReviewTask task, ReviewOutcome outcome, Instant now) {
    return outcome == ReviewOutcome.PASS
        ? supplements.requireNoneOpen(task)
        : supplements.of(List.of(task), now);
  }
}
