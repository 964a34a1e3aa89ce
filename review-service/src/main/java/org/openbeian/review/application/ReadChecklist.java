package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.checklist.FilledChecklist;

/** Shows what there is to check of a task, and what was found. */
@ApplicationScoped
public class ReadChecklist {

  private final ReviewTasks tasks;
  private final Checking checking;

  ReadChecklist(ReviewTasks tasks, Checking checking) {
    this.tasks = tasks;
    this.checking = checking;
  }

  /**
   * The checklist of a task; empty at the bureau.
   *
   * @throws ApiException 404, 403 as for the task
   */
  public Uni<FilledChecklist> of(UUID id, Caller caller) {
    return Panache.withSession(
        () ->
            tasks
                .find(id)
                .chain(
                    found -> {
                      ReviewTask task = ReviewAccess.requireVisible(caller, found);
                      return tasks
                          .submission(task.submission())
                          .chain(submission -> checking.of(task, submission));
                    }));
  }
}
