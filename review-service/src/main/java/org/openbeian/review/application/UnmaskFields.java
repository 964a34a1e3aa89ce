package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.openbeian.contracts.Actor;
import org.openbeian.contracts.Application;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;
import org.openbeian.platform.outbox.Outbox;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.security.Caller;
import org.openbeian.review.domain.Submission;
import org.openbeian.review.domain.comparison.ApplicationParts;

/**
 * Shows masked fields whole to the one who holds a task, with a reason (R-PERM-2). That it was
 * looked at commits before anything is answered.
 */
@ApplicationScoped
public class UnmaskFields {

  private static final String RULE = "R-PERM-2";

  private final ReviewDesk desk;
  private final ReviewTasks tasks;
  private final Sealer sealer;
  private final Outbox outbox;

  UnmaskFields(ReviewDesk desk, ReviewTasks tasks, Sealer sealer, Outbox outbox) {
    this.desk = desk;
    this.tasks = tasks;
    this.sealer = sealer;
    this.outbox = outbox;
  }

  /**
   * Opens fields.
   *
   * @param paths such as {@code subject.principal.mobile}
   * @param reason why, in the caller's words
   * @return the values by path, in the order of the paths
   * @throws ApiException 422 naming each path that is no masked field of the task's application,
   *     409 when the caller does not hold the task
   */
  public Uni<Map<String, String>> unmask(
      UUID taskId, List<String> paths, String reason, Caller caller) {
    return desk.giving(
        taskId,
        caller,
        task -> {
          Actor actor = ReviewAccess.actor(caller, task);
          task.requireUnmasking(actor);
          return tasks
              .submission(task.submission())
              .map(submission -> values(Objects.requireNonNull(submission), paths))
              .call(values -> outbox.append(task.viewed(actor, values.keySet(), reason)));
        });
  }

  private Map<String, String> values(Submission submission, List<String> paths) {
    Application application = submission.application();
    Map<String, Supplier<String>> masked =
        application == null ? Map.of() : ApplicationParts.masked(application, sealer::open);
    List<Violation> wrong = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      if (!masked.containsKey(paths.get(i))) {
        wrong.add(Violation.of("paths[" + i + "]", RULE, "FIELD_NOT_MASKED"));
      }
    }
    if (!wrong.isEmpty()) {
      throw ApiException.invalid(wrong);
    }
    Map<String, String> values = new LinkedHashMap<>();
    paths.forEach(
        path -> values.computeIfAbsent(path, p -> Objects.requireNonNull(masked.get(p)).get()));
    return values;
  }
}
