package org.openbeian.review.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.call.ReviewCall;

/** Shows whom the reviewers of a task have phoned. */
@ApplicationScoped
public class ReadCalls {

  private final ReviewTasks tasks;
  private final Calls calls;

  ReadCalls(ReviewTasks tasks, Calls calls) {
    this.tasks = tasks;
    this.calls = calls;
  }

  /**
   * Those of a task, oldest first.
   *
   * @throws ApiException 404, 403 as for the task
   */
  public Uni<List<ReviewCall>> of(UUID id, Caller caller) {
    return Panache.withSession(
        () ->
            tasks.find(id).chain(task -> calls.of(ReviewAccess.requireVisible(caller, task).id())));
  }
}
