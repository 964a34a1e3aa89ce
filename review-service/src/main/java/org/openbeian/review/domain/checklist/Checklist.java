package org.openbeian.review.domain.checklist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Application;
import org.openbeian.contracts.FilingType;

/** Everything that there is to check, in the order of the operator's file. */
public record Checklist(List<CheckItem> items) {

  /**
   * @throws IllegalArgumentException when two have the same code
   */
  public Checklist {
    items = List.copyOf(items);
    Set<String> codes = new HashSet<>();
    for (CheckItem item : items) {
      if (!codes.add(item.code())) {
        throw new IllegalArgumentException("two items have the code " + item.code());
      }
    }
  }

  /** What there is to check of an application. */
  public List<CheckItem> of(FilingType type, Application application) {
    return items.stream().filter(item -> item.isFor(type, application)).toList();
  }

  /**
   * What was checked once, for an application that is erased.
   *
   * @param answers null when nothing was
   */
  public List<CheckItem> of(@Nullable TaskAnswers answers) {
    Set<String> answered =
        answers == null
            ? Set.of()
            : answers.items().stream().map(KeptAnswer::code).collect(Collectors.toSet());
    return items.stream().filter(item -> answered.contains(item.code())).toList();
  }
}
