package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Cursor;
import org.openbeian.platform.calendar.Reckoned;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.Overdue;
import org.openbeian.review.domain.ReviewStage;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.ReviewTaskState;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.Supplement;
import org.openbeian.review.domain.call.ReviewCall;

/** Shows the queue and single tasks to those who work on them. */
@ApplicationScoped
public class ReadTasks {

  private final ReviewTasks tasks;
  private final Supplements supplements;
  private final Calls calls;
  private final Overdue overdue;
  private final Clock clock;

  ReadTasks(ReviewTasks tasks, Supplements supplements, Calls calls, Overdue overdue, Clock clock) {
    this.tasks = tasks;
    this.supplements = supplements;
    this.calls = calls;
    this.overdue = overdue;
    this.clock = clock;
  }

  /**
   * One task with what is reviewed and what happened to the order's other tasks.
   *
   * @param supplements oldest first
   * @param history oldest first, without the task itself
   * @param calls oldest first
   */
  public record Dossier(
      ReviewTask task,
      Submission submission,
      List<Supplement> supplements,
      List<ReviewTask> history,
      List<ReviewCall> calls) {}

  /**
   * Which tasks a caller asks for; null means any.
   *
   * @param province one province
   * @param overdue only what has waited for too long (R-FLOW-10)
   * @param supplementsWaiting whether supplements are asked for and not yet accepted
   */
  public record Wish(
      @Nullable ReviewStage stage,
      @Nullable ReviewTaskState state,
      @Nullable String province,
      @Nullable UUID orderId,
      @Nullable String assignee,
      boolean overdue,
      @Nullable Boolean supplementsWaiting) {}

  /**
   * A page of the caller's stage, oldest first, with one row more where there are more.
   *
   * @throws ApiException 403 for a stage that the caller does not work in; 409 when the calendar
   *     can't say what is overdue
   */
  public Uni<List<ReviewTask>> page(Wish wish, @Nullable Cursor after, int limit, Caller caller) {
    Set<ReviewStage> stages = ReviewAccess.stagesOf(caller);
    ReviewStage stage = wish.stage() == null ? stages.iterator().next() : wish.stage();
    if (!stages.contains(stage)) {
      throw ApiException.forbidden();
    }
    Set<String> provinces = narrowed(ReviewAccess.provincesOf(caller, stage), wish.province());
    if (provinces != null && provinces.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    TaskFilter filter =
        new TaskFilter(
            stage,
            provinces,
            wish.state(),
            wish.orderId(),
            wish.assignee(),
            wish.overdue() ? overdueBefore(stage) : null,
            wish.supplementsWaiting(),
            after,
            limit);
    return Panache.withSession(() -> tasks.page(filter));
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
                          .chain(
                              submission ->
                                  supplementsOf(task)
                                      .chain(
                                          asked ->
                                              calls
                                                  .of(task.id())
                                                  .map(
                                                      made ->
                                                          new Dossier(
                                                              task,
                                                              submission,
                                                              asked,
                                                              history,
                                                              made))));
                    }));
  }

  private Instant overdueBefore(ReviewStage stage) {
    Reckoned<Instant> bound = overdue.before(stage, clock.instant());
    if (bound instanceof UnknownYear<Instant> unknown) {
      throw ApiException.of(409, "CALENDAR_MISSING", String.valueOf(unknown.year()))
          .byRule("R-CAL-1");
    }
    return bound.known().orElseThrow();
  }

  private Uni<List<Supplement>> supplementsOf(ReviewTask task) {
    return task.supplementsAsked() == 0 ? Uni.createFrom().item(List.of()) : supplements.of(task);
  }

  private static @Nullable Set<String> narrowed(
      @Nullable Set<String> allowed, @Nullable String province) {
    if (province == null) {
      return allowed;
    }
    Set<String> one = new HashSet<>(Set.of(province));
    if (allowed != null) {
      one.retainAll(allowed);
    }
    return one;
  }
}
