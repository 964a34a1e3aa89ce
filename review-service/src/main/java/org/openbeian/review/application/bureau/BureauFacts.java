package org.openbeian.review.application.bureau;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;
import org.openbeian.review.domain.ReviewTask;
import org.openbeian.review.domain.bureau.FactEffect;
import org.openbeian.review.domain.bureau.RecordedFact;

/** Where facts are kept; all of it within the open session, their cases locked to change. */
public interface BureauFacts {

  /**
   * Which facts a list shows.
   *
   * @param effects one of these; at least one
   * @param provinces only these; null for all
   * @param after where the page before ended
   * @param limit rows per page
   */
  record Filter(
      Set<FactEffect> effects,
      @Nullable Set<String> provinces,
      @Nullable UUID taskId,
      @Nullable Cursor after,
      int limit) {}

  /** Loads what a source said under an id of its own; null when it has not. */
  Uni<@Nullable RecordedFact> find(String source, String factId);

  /** Loads what waits of a case. */
  Uni<List<RecordedFact>> waitingOf(ReviewTask task);

  /** Loads a page, newest first, with one fact more where there are more. */
  Uni<List<RecordedFact>> page(Filter filter);

  /** Adds new ones. */
  Uni<Void> add(RecordedFact... facts);
}
