package org.openbeian.order.domain.form;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names in the one form by which they are compared: lower-case, punycode. */
public final class DomainNames {

  private static final int LONGEST = 253;
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})");

  /** What IDNA takes for a dot. */
  private static final Pattern LAST_DOT = Pattern.compile("[.\u3002\uff0e\uff61]$");

  private DomainNames() {}

  /** The form that people read, in lower case: labels in punycode become Chinese again. */
  public static String readable(String domain) {
    return IDN.toUnicode(domain.strip()).toLowerCase(Locale.ROOT);
  }

  /** The text in small letters and without the dot of the root, which say nothing. */
  static String folded(String text) {
    return LAST_DOT.matcher(text.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  /**
   * The comparable form, without the dot of the root; empty when the text is no domain name, or one
   * that may pass for another: of mixed scripts, or of letters that look like others.
   */
  public static Optional<String> canonical(String text) {
    String name = folded(text);
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(name).toLowerCase(Locale.ROOT);
      return NAME.matcher(ascii).matches() && isWhatItLooksLike(ascii)
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The name that somebody registered, of which this one is a part or all: {@code example.com.cn}
   * of {@code www.example.com.cn}. Of a name under an unknown suffix it is the last two labels.
   *
   * @return empty when nobody can register it, since it is a suffix itself
   */
  public static Optional<String> registrable(String canonical) {
    try {
      InternetDomainName name = InternetDomainName.from(canonical);
      if (name.isUnderRegistrySuffix()) {
        return Optional.of(name.topDomainUnderRegistrySuffix().toString());
      }
      if (name.isRegistrySuffix()) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int last = canonical.lastIndexOf('.');
    return Optional.of(canonical.substring(canonical.lastIndexOf('.', last - 1) + 1));
  }

  /** The label after the last dot. */
  public static String topLevel(String canonical) {
    return canonical.substring(canonical.lastIndexOf('.') + 1);
  }

  private static boolean isWhatItLooksLike(String ascii) {
    for (String label : ascii.split("\\.")) {
      if (label.startsWith("xn--")) {
        String readable = IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
        if (readable.startsWith("xn--")
            || Lookalikes.labelMixesScripts(readable)
            || Lookalikes.imitation(readable).isPresent()) {
          return false;
        }
      }
    }
    return true;
  }
}
