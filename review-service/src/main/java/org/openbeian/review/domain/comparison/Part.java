package org.openbeian.review.domain.comparison;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A part of an application: a field, or what holds fields. */
sealed interface Part {

  /**
   * One value.
   *
   * @param text opens it, if it is sealed
   * @param mask how it is shown; null where it is shown whole
   */
  record Field(Supplier<String> text, @Nullable UnaryOperator<String> mask) implements Part {

    String shown() {
      return mask == null ? text.get() : mask.apply(text.get());
    }
  }

  /** Named parts, in the order in which they are shown; what is not filled in is left out. */
  record Group(Map<String, Part> parts) implements Part {}

  /** Texts whose order means nothing. */
  record Texts(List<String> all) implements Part {}

  /** Groups that are known again by a key, wherever they stand. */
  record Items(List<Item> all) implements Part {}

  /**
   * One of them.
   *
   * @param name what it is called when it is gone
   */
  record Item(String key, String name, Group part) {}
}
