package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;

/** What officers type. */
final class OfficialText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private OfficialText() {}

  /** The text, stripped; null when it is blank. What is wrong with it is added. */
  static @Nullable String of(
      String path, @Nullable String text, int longest, List<Violation> wrong) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > longest) {
      wrong.add(Violation.of(path, null, "TEXT_TOO_LONG", String.valueOf(longest)));
    } else if (CONTROL.matcher(text).find()) {
      wrong.add(Violation.of(path, null, "TEXT_CONTROL"));
    }
    return text.strip();
  }

  /** The same; a blank one is wrong, too, as {@code missing} says. */
  static String required(
      String path, @Nullable String text, int longest, String missing, List<Violation> wrong) {
    String given = of(path, text, longest, wrong);
    if (given == null) {
      wrong.add(Violation.of(path, null, missing));
      return "";
    }
    return given;
  }
}
