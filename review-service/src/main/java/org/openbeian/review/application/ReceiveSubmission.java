package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Stage;
import org.openbeian.contracts.order.OrderSubmitted;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.SubmissionId;

/** A submission joins the reviewers' queue (R-FLOW-2). */
@ApplicationScoped
public class ReceiveSubmission {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Superseded superseded;
  private final ReviewClock reviewClock;
  private final WatchTasks watch;
  private final SubjectKeys subjectKeys;
  private final Clock clock;

  ReceiveSubmission(
      Transactions transactions,
      ReviewTasks tasks,
      Superseded superseded,
      ReviewClock reviewClock,
      WatchTasks watch,
      SubjectKeys subjectKeys,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.superseded = superseded;
    this.reviewClock = reviewClock;
    this.watch = watch;
    this.subjectKeys = subjectKeys;
    this.clock = clock;
  }

  /** Keeps the application and opens its task; tasks of older rounds that still wait are closed. */
  public Uni<Outcome> on(OrderSubmitted event) {
    return transactions.inTransaction(
        () -> tasks.lockAllOf(event.orderId()).chain(known -> receive(event, known)));
  }

  private Uni<Outcome> receive(OrderSubmitted event, List<ReviewTask> known) {
    if (known.stream().anyMatch(task -> task.round() >= event.round())) {
      return Uni.createFrom().item(Outcome.STALE);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return superseded.close(known, now).chain(() -> keep(event, now));
  }

  private Uni<Outcome> keep(OrderSubmitted event, Instant now) {
    Submission submission = Submission.of(event, subjectKeys.of(event.application()), now);
    if (!event.stages().contains(Stage.PRELIMINARY_REVIEW)) {
      return addOnce(event, submission);
    }
    ReviewTask task =
        ReviewTask.open(
            UUID.randomUUID(),
            SubmissionId.of(event.orderId(), event.round()),
            ReviewStage.PRELIMINARY,
            event.type(),
            event.province(),
            event.recipient(),
            submission.subjectName(),
            submission.searchText(),
            now);
    task.promise(reviewClock.reviewDays(), reviewClock);
    return tasks.add(submission, task).chain(() -> watch.begin(task)).replaceWith(Outcome.APPLIED);
  }

  /** Without a task of the round only the submission itself tells that it is known. */
  private Uni<Outcome> addOnce(OrderSubmitted event, Submission submission) {
    return tasks
        .submission(SubmissionId.of(event.orderId(), event.round()))
        .chain(
            before ->
                before == null
                    ? tasks.add(submission).replaceWith(Outcome.APPLIED)
                    : Uni.createFrom().item(Outcome.STALE));
  }
}
