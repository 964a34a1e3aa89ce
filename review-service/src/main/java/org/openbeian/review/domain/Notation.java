package org.openbeian.review.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How codes and the IDs of rules are written. */
public final class Notation {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");
  private static final Pattern RESULT_CODE = Pattern.compile("[0-9]{4}");
  private static final Pattern RULE = Pattern.compile("R-[A-Z]{2,10}-[0-9]{1,3}");

  private Notation() {}

  /** Such as {@code NAME_UNRELATED}. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Such as {@code 1007}: the field's, which the bureau gives. */
  public static boolean isResultCode(String text) {
    return RESULT_CODE.matcher(text).matches();
  }

  /** Such as {@code R-NAME-1}. */
  public static boolean isRule(String text) {
    return RULE.matcher(text).matches();
  }

  /**
   * Demands a code, and a rule's ID if there is one.
   *
   * @throws IllegalArgumentException when they are written otherwise
   */
  public static void require(String code, @Nullable String rule) {
    if (!isCode(code)) {
      throw new IllegalArgumentException(code + " is no code such as NAME_UNRELATED");
    }
    if (rule != null && !isRule(rule)) {
      throw new IllegalArgumentException(rule + " is no rule such as R-NAME-1");
    }
  }
}
