package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.Sealed;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewOutcome;
import org.openbeian.review.domain.ReviewQueue;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.SlaState;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.Supplement;
import org.openbeian.review.domain.call.ReviewCall;
import org.openbeian.review.domain.comparison.Comparison;

/** Shows the queue and single tasks to those who work on them. */
@ApplicationScoped
public class ReadTasks {

  private final ReviewTasks tasks;
  private final Supplements supplements;
  private final ReadSubject subjects;
  private final Calls calls;
  private final Overdue overdue;
  private final StaffRoster roster;
  private final Clock clock;

  ReadTasks(
      ReviewTasks tasks,
      Supplements supplements,
      ReadSubject subjects,
      Calls calls,
      Overdue overdue,
      StaffRoster roster,
      Clock clock) {
    this.tasks = tasks;
    this.supplements = supplements;
    this.subjects = subjects;
    this.calls = calls;
    this.overdue = overdue;
    this.roster = roster;
    this.clock = clock;
  }

  /**
   * One task with what is reviewed and what happened to the order's other tasks.
   *
   * @param previous what was submitted in the round before; null in the first
   * @param supplements oldest first
   * @param history oldest first, without the task itself
   * @param subject what else is known of whoever the application is of
   * @param calls oldest first
   */
  public record Dossier(
      ReviewTask task,
      Submission submission,
      @Nullable Submission previous,
      List<Supplement> supplements,
      List<ReviewTask> history,
      ReadSubject.Known subject,
      List<ReviewCall> calls) {

    /**
     * How the round differs from the one before.
     *
     * @param opener opens a sealed value
     * @return empty in the first round, and when one of them is erased
     */
    public Optional<Comparison> compared(Function<Sealed, String> opener) {
      Application now = submission.application();
      if (now == null || previous == null) {
        return Optional.empty();
      }
      Application then = previous.application();
      if (then == null) {
        return Optional.empty();
      }
      return Optional.of(
          Comparison.of(
              new Comparison.Round(then, previous.materials()),
              new Comparison.Round(now, submission.materials()),
              sentBack().map(ReviewTask::reasons).orElse(List.of()),
              opener));
    }

    /**
     * Whether the filer was asked to complete just some items, and a reviewer looks whether that is
     * done; the bureau has not seen the round before.
     */
    public boolean isCompletion() {
      return task.stage() == ReviewStage.PRELIMINARY
          && sentBack().filter(it -> it.outcome() == ReviewOutcome.REQUEST_CHANGES).isPresent();
    }

    /**
     * The decision by which the round before came back; one that was overtaken never reached it.
     */
    private Optional<ReviewTask> sentBack() {
      if (previous == null) {
        return Optional.empty();
      }
      int round = previous.round();
      return history.stream()
          .filter(earlier -> earlier.round() == round)
          .filter(earlier -> earlier.state() == ReviewTaskState.DECIDED)
          .filter(earlier -> !earlier.reasons().isEmpty())
          .reduce((first, last) -> last);
    }
  }

  /**
   * Which tasks a caller asks for; null means any.
   *
   * @param province one province
   * @param assignee a user
   * @param minAge since its opening
   * @param maxAge since its opening
   * @param text at least two characters
   * @param overdue only what has waited for too long (R-FLOW-10)
   * @param supplementsWaiting whether supplements are asked for and not yet accepted
   */
  public record Wish(
      @Nullable ReviewQueue queue,
      @Nullable ReviewStage stage,
      @Nullable ReviewTaskState state,
      @Nullable String province,
      @Nullable FilingType type,
      @Nullable UUID orderId,
      @Nullable String assignee,
      @Nullable SlaState sla,
      @Nullable Duration minAge,
      @Nullable Duration maxAge,
      @Nullable String text,
      boolean overdue,
      @Nullable Boolean supplementsWaiting) {}

  /**
   * A page of the caller's stage, resubmissions first, then oldest first, with one row more where
   * there are more. Neither place ever changes, so a page by cursor misses nothing that stays.
   *
   * @throws ApiException 403 for a stage that the caller does not work in; 409 when the calendar
   *     can't say what is overdue
   */
  public Uni<List<ReviewTask>> page(Wish wish, @Nullable Cursor after, int limit, Caller caller) {
    QueueScope scope =
        QueueScope.of(wish.queue(), wish.stage(), wish.province(), wish.type(), caller);
    if (scope.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Instant now = clock.instant();
    TaskFilter filter =
        new TaskFilter(
            scope,
            wish.state(),
            wish.orderId(),
            wish.assignee(),
            wish.sla(),
            wish.minAge() == null ? null : now.minus(wish.minAge()),
            wish.maxAge() == null ? null : now.minus(wish.maxAge()),
            wish.text(),
            wish.overdue() ? late(scope.stage(), now) : null,
            wish.supplementsWaiting(),
            now,
            after,
            limit);
    return roster.note(caller).chain(() -> Panache.withSession(() -> tasks.page(filter)));
  }

  /**
   * One task.
   *
   * @throws ApiException 404, 403 as for acts; one's own account's task may be read
   */
  public Uni<Dossier> one(UUID id, Caller caller) {
    return Panache.withSession(
        () ->
            tasks
                .withHistory(id)
                .chain(
                    all -> {
                      ReviewTask task =
                          ReviewAccess.requireVisible(
                              caller,
                              all.stream().filter(t -> t.id().equals(id)).findAny().orElse(null));
                      List<ReviewTask> history =
                          all.stream().filter(t -> t != task && t.round() <= task.round()).toList();
                      return tasks
                          .submission(task.submission())
                          .chain(submission -> dossier(task, submission, history, caller));
                    }));
  }

  private Uni<Dossier> dossier(
      ReviewTask task, Submission submission, List<ReviewTask> history, Caller caller) {
    return previous(task)
        .chain(
            previous ->
                supplementsOf(task)
                    .chain(
                        asked ->
                            subjects
                                .of(task, submission, caller)
                                .chain(
                                    subject ->
                                        calls
                                            .of(task.id())
                                            .map(
                                                made ->
                                                    new Dossier(
                                                        task,
                                                        submission,
                                                        previous,
                                                        asked,
                                                        history,
                                                        subject,
                                                        made)))));
  }

  private Uni<@Nullable Submission> previous(ReviewTask task) {
    return task.round() == 1
        ? Uni.createFrom().nullItem()
        : tasks.submissionBefore(task.submission());
  }

  private TaskFilter.Late late(ReviewStage stage, Instant now) {
    if (stage == ReviewStage.BUREAU) {
      return new TaskFilter.Late(null);
    }
    Reckoned<Instant> bound = overdue.before(now);
    if (bound instanceof UnknownYear<Instant> unknown) {
      throw ApiException.of(409, "CALENDAR_MISSING", String.valueOf(unknown.year()))
          .byRule("R-CAL-1");
    }
    return new TaskFilter.Late(bound.known().orElseThrow());
  }

  private Uni<List<Supplement>> supplementsOf(ReviewTask task) {
    return task.supplementsAsked() == 0 ? Uni.createFrom().item(List.of()) : supplements.of(task);
  }
}
