package org.openbeian.order.domain.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * Words that a service's name must not say.
 *
 * @param prefix whether only the name's beginning counts
 */
public record WordList(boolean prefix, List<String> words, Origin origin) {

  public WordList {
    words = List.copyOf(words);
  }

  /** The first word of the list that a name says. */
  public Optional<String> saidIn(String name) {
    return words.stream()
        .filter(word -> prefix ? name.startsWith(word) : name.contains(word))
        .findFirst();
  }
}
