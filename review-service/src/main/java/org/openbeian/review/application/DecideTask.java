package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.OnRecord;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.Decision;
import org.openbeian.review.domain.FilingNumbers;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;

/** The one who claimed a task decides it. */
@ApplicationScoped
public class DecideTask {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final BureauDesk bureau;
  private final CloseSupplements supplements;
  private final ForwardingPolicy forwarding;
  private final ReviewClock reviewClock;
  private final Outbox outbox;
  private final Clock clock;

  DecideTask(
      ReviewDesk desk,
      ReviewTasks tasks,
      BureauDesk bureau,
      CloseSupplements supplements,
      ForwardingPolicy forwarding,
      ReviewClock reviewClock,
      Outbox outbox,
      Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
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
              .chain(() -> numbers(task, decision.outcome(), now))
              .chain(
                  numbers ->
                      outbox.append(
                          task.decide(
                              decision, actor, now, way, task.taken(now, reviewClock), numbers)))
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

  private Uni<@Nullable FilingNumbers> numbers(
      ReviewTask task, ReviewOutcome outcome, Instant now) {
    if (outcome != ReviewOutcome.APPROVE) {
      return Uni.createFrom().nullItem();
    }
    return tasks
        .submission(task.submission())
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("a task has no submission"))
        .chain(
            submission -> {
              Application application = Objects.requireNonNull(submission.application());
              OnRecord record = application.record();
              return record == null
                  ? bureau.draw(
                      Province.of(task.province()),
                      Year.from(now.atZone(CHINA)),
                      application.services())
                  : Uni.createFrom().item(FilingNumbers.onRecord(record, application.services()));
            });
  }
}
