package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.Violation;

/** What people write in their own words. */
final class FreeText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private FreeText() {}

  /** Notes what is wrong with a text, if anything. */
  static void check(String path, @Nullable String text, int limit, List<Violation> wrong) {
    if (text == null) {
      return;
    }
    if (text.length() > limit) {
      wrong.add(Violation.of(path, null, "TEXT_TOO_LONG", String.valueOf(limit)));
    }
    if (CONTROL.matcher(text).find()) {
      wrong.add(Violation.of(path, null, "TEXT_CONTROL"));
    }
  }

  static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
