package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Reason;
import org.openbeian.contracts.review.Forwarding;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.application.bureau.SettleAtDesk;
import org.openbeian.review.domain.Decision;
import org.openbeian.review.domain.GivenDecision;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.reason.ReasonCatalogues;

/** The one who claimed a task decides it. */
@ApplicationScoped
public class DecideTask {

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final SettleAtDesk bureau;
  private final CloseSupplements supplements;
  private final ReasonCatalogues reasons;
  private final Checking checking;
  private final ForwardingPolicy forwarding;
  private final ReviewClock reviewClock;
  private final Outbox outbox;
  private final Clock clock;

  DecideTask(
      ReviewDesk desk,
      ReviewTasks tasks,
      SettleAtDesk bureau,
      CloseSupplements supplements,
      ReasonCatalogues reasons,
      Checking checking,
      ForwardingPolicy forwarding,
      ReviewClock reviewClock,
      Outbox outbox,
      Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.bureau = bureau;
    this.supplements = supplements;
    this.reasons = reasons;
    this.checking = checking;
    this.forwarding = forwarding;
    this.reviewClock = reviewClock;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Decides; of two at once one wins, the other is refused with 409.
   *
   * @throws ApiException 422 when reasons are not of the stage, or point at what was not submitted,
   *     and for what the checklist says; 409 for a pass while it is not complete
   */
  public Uni<ReviewTask> decide(UUID id, GivenDecision given, Caller caller) {
    Forwarding way = forwarding.way();
    return desk.act(
        id,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          task.requireDecidable(given.outcome(), actor, way);
          return submission(task)
              .chain(
                  submission -> {
                    Decision decision = inWords(given, task, submission);
                    return endSupplements(task, given.outcome(), now)
                        .chain(() -> check(task, submission, given, actor, now))
                        .chain(() -> bureau.settle(task, decision, now))
                        .chain(
                            numbers ->
                                outbox.append(
                                    task.decide(
                                        decision,
                                        actor,
                                        now,
                                        way,
                                        task.taken(now, reviewClock),
                                        numbers)))
                        .invoke(
                            () -> {
                              if (task.state() == ReviewTaskState.PASSED_UNFORWARDED) {
                                task.promise(reviewClock.forwardingDays(), reviewClock);
                              }
                            });
                  });
        });
  }

  private Uni<Submission> submission(ReviewTask task) {
    return tasks
        .submission(task.submission())
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("a task has no submission"));
  }

  private Decision inWords(GivenDecision given, ReviewTask task, Submission submission) {
    List<Violation> wrong = new ArrayList<>();
    List<Reason> said =
        reasons
            .of(task.stage())
            .inWords(
                given.reasons(), task.filingType(), task.locale(), submission.application(), wrong);
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    return given.saying(said);
  }

  /** An open one forbids a pass (R-FLOW-3) and ends with any other decision. */
  private Uni<Void> endSupplements(ReviewTask task, ReviewOutcome outcome, Instant now) {
    return outcome == ReviewOutcome.PASS
        ? supplements.requireNoneOpen(task)
        : supplements.of(List.of(task), now);
  }

  private Uni<Void> check(
      ReviewTask task, Submission submission, GivenDecision given, Actor actor, Instant now) {
    return checking
        .answer(task, submission, given.checklist(), "checklist", actor, now)
        .chain(
            () ->
                given.outcome() == ReviewOutcome.PASS
                    ? checking.requirePassable(task, submission)
                    : Uni.createFrom().voidItem());
  }
}
