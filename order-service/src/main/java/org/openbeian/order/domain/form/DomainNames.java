package org.openbeian.order.domain.form;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names in the one form by which they are compared: lower-case, punycode. */
public final class DomainNames {

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");

  private DomainNames() {}

  /** The form that people read, in lower case: labels in punycode become Chinese again. */
  public static String readable(String domain) {
    return IDN.toUnicode(domain.strip()).toLowerCase(Locale.ROOT);
  }

  /** The comparable form; empty when the text is no domain name. */
  public static Optional<String> canonical(String text) {
    if (text.length() > 253) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(text.strip()).toLowerCase(Locale.ROOT);
      return NAME.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
