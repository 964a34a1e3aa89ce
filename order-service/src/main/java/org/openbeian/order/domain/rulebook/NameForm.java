package org.openbeian.order.domain.rulebook;

import java.util.List;
import java.util.Optional;

/** The only endings that names of persons' websites may have in a province (R-NAME-2). */
public record NameForm(List<String> endings, Origin origin) {

  public NameForm {
    endings = List.copyOf(endings);
    if (endings.isEmpty()) {
      throw new IllegalArgumentException("a form of names without endings");
    }
  }

  /** What stands before the ending; empty when there is none of the endings, or nothing before. */
  public Optional<String> stemOf(String name) {
    return endings.stream()
        .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
        .map(ending -> name.substring(0, name.length() - ending.length()))
        .findFirst();
  }
}
