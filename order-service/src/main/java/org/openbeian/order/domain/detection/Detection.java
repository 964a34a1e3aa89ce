package org.openbeian.order.domain.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.FilingType;

/** What became of a question. */
public sealed interface Detection {

  /**
   * It can be filed.
   *
   * @param subjectNumber null while the subject is unfiled
   * @param serviceNumber null while the website or app is unfiled
   */
  record Detected(
      FilingType type, Held held, @Nullable String subjectNumber, @Nullable String serviceNumber)
      implements Detection {}

  /**
   * It can't be filed.
   *
   * @param arguments of the message; only what the asking account itself holds
   */
  record Refused(Refusal reason, List<String> arguments) implements Detection {

    public Refused {
      arguments = List.copyOf(arguments);
    }

    static Refused because(Refusal reason, String... arguments) {
      return new Refused(reason, List.of(arguments));
    }
  }
}
