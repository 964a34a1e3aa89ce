package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.SubmissionId;

/** An order reaches its bureau, with the application as it was submitted (R-FLOW-6). */
@ApplicationScoped
public class OpenBureauCase {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Superseded superseded;
  private final ReviewClock reviewClock;
  private final WatchTasks watch;
  private final Clock clock;

  OpenBureauCase(
      Transactions transactions,
      ReviewTasks tasks,
      Superseded superseded,
      ReviewClock reviewClock,
      WatchTasks watch,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.superseded = superseded;
    this.reviewClock = reviewClock;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * Opens the case.
   *
   * @throws IllegalStateException while the round's submission is not known: to be tried again
   */
  public Uni<Outcome> on(OrderSentToBureau event) {
    return transactions.inTransaction(
        () -> tasks.lockAllOf(event.orderId()).chain(known -> open(event, known)));
  }

  private Uni<Outcome> open(OrderSentToBureau event, List<ReviewTask> known) {
    boolean late =
        known.stream()
            .anyMatch(
                task ->
                    task.round() > event.round()
                        || (task.round() == event.round() && task.stage() == ReviewStage.BUREAU));
    if (late) {
      return Uni.createFrom().item(Outcome.STALE);
    }
    Province province = Province.of(event.province());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    SubmissionId submission = SubmissionId.of(event.orderId(), event.round());
    return superseded
        .close(known, now)
        .chain(() -> found(submission, known))
        .chain(
            found -> {
              ReviewTask bureauCase =
                  ReviewTask.open(
                      UUID.randomUUID(),
                      submission,
                      ReviewStage.BUREAU,
                      event.type(),
                      province.code(),
                      event.recipient(),
                      found.subjectName(),
                      found.searchText(),
                      now);
              bureauCase.promise(event.expected().to(), reviewClock);
              return tasks.add(bureauCase).chain(() -> watch.begin(bureauCase));
            })
        .replaceWith(Outcome.APPLIED);
  }

  /** What a queue shows of a submission, and finds it by. */
  private record Found(String subjectName, String searchText) {}

  /** A task of the same round spares the look at the submission: they were stored together. */
  private Uni<Found> found(SubmissionId submission, List<ReviewTask> known) {
    Optional<ReviewTask> sameRound =
        known.stream().filter(task -> task.round() == submission.round()).findAny();
    if (sameRound.isPresent()) {
      ReviewTask task = sameRound.get();
      return Uni.createFrom().item(new Found(task.subjectName(), task.searchText()));
    }
    return tasks
        .submission(submission)
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("the round's submission is not known yet"))
        .map(found -> new Found(found.subjectName(), found.searchText()));
  }
}
