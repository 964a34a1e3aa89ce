package org.openbeian.platform.pii;

import org.jspecify.annotations.Nullable;

/** How personal data is shown to those who need not see the whole (architecture §7). */
public final class Masks {

  private Masks() {}

  /** {@code 138****5678}; for landlines all but the last four. */
  public static String phone(String phone) {
    return phone.length() == 11 ? keep(phone, 3, 4) : keep(phone, 0, 4);
  }

  /** {@code 3301**********123X}. */
  public static String certificateNumber(String number) {
    return number.length() >= 12 ? keep(number, 4, 4) : keep(number, 1, 2);
  }

  /** {@code 陈**}: the first character. */
  public static String name(String name) {
    return keep(name, 1, 0);
  }

  /** {@code q***@example.com}. */
  public static String email(String email) {
    int at = email.indexOf('@');
    return at < 1 ? keep(email, 1, 0) : email.charAt(0) + "***" + email.substring(at);
  }

  /** The first six characters, which name the province and city. */
  public static String address(String address) {
    return keep(address, Math.min(6, address.length() / 2), 0);
  }

  /** Applies a mask, or gives null for null. */
  public static @Nullable String nullable(
      @Nullable String value, java.util.function.UnaryOperator<String> mask) {
    return value == null ? null : mask.apply(value);
  }

  private static String keep(String value, int head, int tail) {
    int hidden = value.length() - head - tail;
    return hidden <= 0
        ? "*".repeat(value.length())
        : value.substring(0, head) + "*".repeat(hidden) + value.substring(value.length() - tail);
  }
}
