package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.Supplement;

/** Where supplements are kept; all of it within the open session, their tasks locked to change. */
public interface Supplements {

  /** Loads a supplement of a task; null when the task has none of that id. */
  Uni<@Nullable Supplement> find(ReviewTask task, UUID id);

  /** Loads the supplements of a task, oldest first. */
  Uni<List<Supplement>> of(ReviewTask task);

  /** Adds a new one. */
  Uni<Void> add(Supplement supplement);
}
