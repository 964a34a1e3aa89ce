package org.openbeian.review.domain.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Reason;

/**
 * Something that differs between two rounds.
 *
 * @param path of the later round; of what was removed from a list, with the place where it stood
 * @param before as it is shown; null when it was added
 * @param after as it is shown; null when it was removed
 * @param reasons those of the earlier round's decision that are about it
 */
public record Change(
    String path, Kind kind, @Nullable String before, @Nullable String after, List<Reason> reasons) {

  /** What became of it. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }
}
