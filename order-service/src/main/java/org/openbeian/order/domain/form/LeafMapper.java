package org.openbeian.order.domain.form;

import org.jspecify.annotations.Nullable;

/** Turns each piece of personal data of a form into something else: seals, opens or masks it. */
@FunctionalInterface
public interface LeafMapper<T, R> {

  /**
   * Maps one piece.
   *
   * @param path where it stands in the form, such as {@code principal.mobile}
   */
  R map(String path, Leaf leaf, T value);

  /** Maps a piece that may be missing. */
  default @Nullable R mapNullable(String path, Leaf leaf, @Nullable T value) {
    return value == null ? null : map(path, leaf, value);
  }
}
