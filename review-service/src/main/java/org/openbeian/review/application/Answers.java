package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.checklist.TaskAnswers;

/** Where answers are kept; all of it within the open session, their tasks locked to change. */
public interface Answers {

  /** Loads those of a task; null when there is none yet. */
  Uni<@Nullable TaskAnswers> of(UUID task);

  /** Loads those of the last round before a task's that has some; null when none has. */
  Uni<@Nullable TaskAnswers> before(ReviewTask task);

  /** Adds a task's first ones. */
  Uni<Void> add(TaskAnswers answers);
}
