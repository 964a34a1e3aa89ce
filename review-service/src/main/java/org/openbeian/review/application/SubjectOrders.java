package org.openbeian.review.application;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Cursor;

/** The orders of a subject, by what each last submitted; all of it within the open session. */
public interface SubjectOrders {

  /**
   * Which of them.
   *
   * @param subjectKey whose
   * @param except not this order
   * @param provinces only of these; null for all
   */
  record Wanted(String subjectKey, UUID except, @Nullable Set<String> provinces) {}

  /** A page, newest first, with one row more where there are more. */
  Uni<List<SubjectOrder>> page(Wanted wanted, @Nullable Cursor after, int limit);

  /** How many there are; counts no further than {@code most}. */
  Uni<Integer> count(Wanted wanted, int most);
}
