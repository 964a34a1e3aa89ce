package org.openbeian.platform.calendar;

import java.util.Optional;
import java.util.function.Function;

/** What a calendar says, or that it cannot: a year without data is told, never guessed. */
public sealed interface Reckoned<T> {

  /** All days in question are in years with data. */
  record Known<T>(T value) implements Reckoned<T> {}

  /** A day in question is in this year, the first one without data. */
  record UnknownYear<T>(int year) implements Reckoned<T> {}

  /** Reckons on from what is known. */
  default <R> Reckoned<R> then(Function<T, Reckoned<R>> next) {
    if (this instanceof Known<T> known) {
      return next.apply(known.value());
    }
    return new UnknownYear<>(((UnknownYear<T>) this).year());
  }

  default <R> Reckoned<R> map(Function<T, R> mapping) {
    return then(value -> new Known<>(mapping.apply(value)));
  }

  /** Empty for an unknown year. */
  default Optional<T> known() {
    return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
  }
}
