package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.openbeian.review.domain.call.ReviewCall;

/** Where calls are kept; all of it within the open session, their tasks locked to add some. */
public interface Calls {

  /** Loads the calls of a task oldest first. */
  Uni<List<ReviewCall>> of(UUID task);

  /** How many a task has. */
  Uni<Integer> count(UUID task);

  /** Adds a new one. */
  Uni<Void> add(ReviewCall call);
}
