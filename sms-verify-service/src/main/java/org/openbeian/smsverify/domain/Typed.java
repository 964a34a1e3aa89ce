package org.openbeian.smsverify.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/** What people type, brought to the form that is compared. */
public final class Typed {

  private static final Pattern PHONE = Pattern.compile("1[3-9][0-9]{9}");
  private static final Pattern CODE = Pattern.compile("[0-9]{6}");
  private static final Pattern TAIL = Pattern.compile("[0-9A-Z()]{6}");

  /** More than this is no slip of the keyboard and is not looked at. */
  private static final int LONGEST = 32;

  private Typed() {}

  /**
   * Half-width digits, letters and brackets for full-width ones, no blanks, upper case (R-SMS-8).
   */
  public static String normal(String typed) {
    StringBuilder normal = new StringBuilder(typed.length());
    typed
        .codePoints()
        .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c)
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .forEach(normal::appendCodePoint);
    return normal.toString().toUpperCase(Locale.ROOT);
  }

  public static boolean isPhone(String typed) {
    return matches(PHONE, typed);
  }

  /** Six digits (R-SMS-2). */
  public static boolean isCode(String typed) {
    return matches(CODE, typed);
  }

  /** Six characters: digits, letters, brackets (R-SMS-8). */
  public static boolean isTail(String typed) {
    return matches(TAIL, typed);
  }

  private static boolean matches(Pattern form, String typed) {
    return typed.length() <= LONGEST && form.matcher(normal(typed)).matches();
  }
}
