package org.openbeian.review.inbound.rest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.api.Violation;

/** What a reviewer writes to the filer about a supplement. */
final class SupplementText {

  static final int LONGEST = 500;

  private static final String RULE = "R-FLOW-3";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

  private SupplementText() {}

  /**
   * The text, stripped; null when it is blank.
   *
   * @throws ApiException 422 when it is too long or holds control characters
   */
  static @Nullable String of(String path, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      throw invalid(path, "TEXT_TOO_LONG", String.valueOf(LONGEST));
    }
    if (CONTROL.matcher(stripped).find()) {
      throw invalid(path, "TEXT_CONTROL");
    }
    return stripped;
  }

  /** The same; 422 when it is blank. */
  static String required(String path, @Nullable String text) {
    String given = of(path, text);
    if (given == null) {
      throw invalid(path, "SUPPLEMENT_TEXT_MISSING");
    }
    return given;
  }

  static ApiException invalid(String path, String code, String... arguments) {
    return ApiException.invalid(List.of(Violation.of(path, RULE, code, arguments)));
  }
}
