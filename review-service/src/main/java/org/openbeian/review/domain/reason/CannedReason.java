package org.openbeian.review.domain.reason;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.LocalisedText;
import org.openbeian.review.domain.Notation;
import org.openbeian.review.domain.ReviewStage;

/**
 * A reason that is given so often that its words stand ready in both languages.
 *
 * @param code of it and of no other
 * @param rule the rule's ID where one applies
 * @param stages whose decisions it is for
 * @param types that it is for
 * @param paths patterns of where it points to; empty when it is about the whole
 * @param remedy null where there is none to tell
 */
public record CannedReason(
    String code,
    @Nullable String rule,
    Set<ReviewStage> stages,
    Set<FilingType> types,
    List<FieldPath> paths,
    LocalisedText message,
    @Nullable LocalisedText remedy) {

  /**
   * @throws IllegalArgumentException when no decision could give it
   */
  public CannedReason {
    Notation.require(code, rule);
    if (stages.isEmpty() || types.isEmpty()) {
      throw new IllegalArgumentException("is for no stage, or for no type");
    }
    stages = Set.copyOf(stages);
    types = Set.copyOf(types);
    paths = List.copyOf(paths);
  }

  /**
   * Whether it may be given there.
   *
   * @param path null for the whole
   */
  public boolean fits(@Nullable FieldPath path) {
    return path == null ? paths.isEmpty() : paths.stream().anyMatch(path::fits);
  }
}
