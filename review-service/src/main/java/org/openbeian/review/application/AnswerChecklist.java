package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.openbeian.contracts.Actor;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.checklist.FilledChecklist;
import org.openbeian.review.domain.checklist.GivenAnswer;

/** The one who has claimed a preliminary review notes what they found (R-FLOW-2). */
@ApplicationScoped
public class AnswerChecklist {

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final Checking checking;
  private final Clock clock;

  AnswerChecklist(ReviewDesk desk, ReviewTasks tasks, Checking checking, Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.checking = checking;
    this.clock = clock;
  }

  /**
   * Adds answers to those that there are; an answer takes the place of an earlier one to the same.
   *
   * @throws ApiException 422 for what is not asked of this task, and for a YES that takes calls
   *     which are missing
   */
  public Uni<FilledChecklist> answer(UUID taskId, List<GivenAnswer> given, Caller caller) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          task.requireChecking(actor);
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          return tasks
              .submission(task.submission())
              .chain(
                  submission ->
                      checking
                          .answer(task, submission, given, "answers", actor, now)
                          .chain(() -> checking.of(task, submission)));
        });
  }
}
