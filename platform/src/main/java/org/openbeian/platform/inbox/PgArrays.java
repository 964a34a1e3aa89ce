package org.openbeian.platform.inbox;

import java.util.List;
import java.util.stream.Collectors;

/** Array literals for native queries: the reactive client takes no arrays through Hibernate. */
final class PgArrays {

  private PgArrays() {}

  static String literal(List<String> values) {
    return values.stream()
        .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
