package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.call.NewCall;
import org.openbeian.review.domain.call.Principals;
import org.openbeian.review.domain.call.ReviewCall;

/** The one who has claimed a preliminary review records whom they phoned (R-FLOW-2). */
@ApplicationScoped
public class RecordCall {

  private static final String RULE = "R-FLOW-2";

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final Calls calls;
  private final Clock clock;

  RecordCall(ReviewDesk desk, ReviewTasks tasks, Calls calls, Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Records one.
   *
   * @throws ApiException 422 for somebody who is no principal of the application, and for a time
   *     before its submission or in the future; 409 when the task has too many
   */
  public Uni<ReviewCall> record(UUID taskId, NewCall made, Caller caller) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          task.requireCalling(actor);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          return tasks
              .submission(task.submission())
              .invoke(
                  submission ->
                      check(task, made, Principals.of(submission.application()).keySet(), now))
              .chain(() -> calls.count(task.id()))
              .map(
                  known -> {
                    if (known >= ReviewCall.MOST) {
                      throw ApiException.of(409, "TOO_MANY_CALLS", String.valueOf(ReviewCall.MOST))
                          .byRule(RULE);
                    }
                    return ReviewCall.record(UUID.randomUUID(), task, known + 1, made, actor, now);
                  })
              .call(calls::add);
        });
  }

  private static void check(ReviewTask task, NewCall made, Set<String> principals, Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (!principals.contains(made.of())) {
      wrong.add(Violation.of("of", RULE, "CALL_OF_NOBODY", String.join(", ", principals)));
    }
    Instant at = made.at();
    if (at != null && at.isAfter(now)) {
      wrong.add(Violation.of("at", RULE, "CALL_IN_FUTURE"));
    } else if (at != null && at.isBefore(task.createdAt())) {
      wrong.add(Violation.of("at", RULE, "CALL_BEFORE_SUBMISSION"));
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
  }
}
