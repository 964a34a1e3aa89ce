package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.openbeian.contracts.Province;
import org.openbeian.contracts.order.OrderSentToBureau;
import org.openbeian.platform.inbox.Outcome;
import org.openbeian.platform.transaction.Transactions;
import org.openbeian.review.application.bureau.ChosenBureau;
import org.openbeian.review.domain.ReviewClock;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.SubmissionId;
import org.openbeian.review.domain.bureau.BureauSubmission;
import org.openbeian.review.domain.bureau.FieldCodes;

/** An order reaches its bureau, with the application as it was submitted (R-FLOW-6). */
@ApplicationScoped
public class OpenBureauCase {

  private final Transactions transactions;
  private final ReviewTasks tasks;
  private final Superseded superseded;
  private final ReviewClock reviewClock;
  private final WatchTasks watch;
  private final ChosenBureau bureau;
  private final FieldCodes codes;
  private final Clock clock;

  OpenBureauCase(
      Transactions transactions,
      ReviewTasks tasks,
      Superseded superseded,
      ReviewClock reviewClock,
      WatchTasks watch,
      ChosenBureau bureau,
      FieldCodes codes,
      Clock clock) {
    this.transactions = transactions;
    this.tasks = tasks;
    this.superseded = superseded;
    this.reviewClock = reviewClock;
    this.watch = watch;
    this.bureau = bureau;
    this.codes = codes;
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
        .chain(() -> tasks.submission(submission))
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("the round's submission is not known yet"))
        .chain(
            submitted -> {
              ReviewTask task =
                  ReviewTask.open(
                          UUID.randomUUID(),
                          submission,
                          ReviewStage.BUREAU,
                          event.type(),
                          province.code(),
                          event.recipient(),
                          submitted.subjectName(),
                          submitted.searchText(),
                          now)
                      .expecting(event.expected());
              task.promise(event.expected().to(), reviewClock);
              return tasks
                  .add(task)
                  .chain(() -> bureau.submit(submission(task, submitted)))
                  .chain(() -> watch.begin(task));
            })
        .replaceWith(Outcome.APPLIED);
  }

  private BureauSubmission submission(ReviewTask task, Submission submitted) {
    return BureauSubmission.of(
        task.id(),
        task.orderId(),
        task.round(),
        task.filingType(),
        Objects.requireNonNull(submitted.application()),
        submitted.materials(),
        codes);
  }
}
