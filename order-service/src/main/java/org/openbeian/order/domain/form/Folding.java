package org.openbeian.order.domain.form;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that machines write, as they are compared: what people paste around them is gone. */
final class Folding {

  /** Blanks of all kinds, and what nobody sees. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

  private static final Pattern TITLE =
      Pattern.compile("(?i)^(md5|sha-?1)?\\s*(fingerprint|指纹|签名值?){0,2}\\s*[:=]");

  /** What is written between the ends of a range. */
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2212~\u301c至]");

  private Folding() {}

  /** Full-width and compatibility characters as plain ones. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  static String withoutBlanks(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  /** The digits of {@code MD5: 55:9F:F7…}, in small letters. */
  static String digest(String text) {
    String digits = TITLE.matcher(folded(text).strip()).replaceFirst("");
    return withoutBlanks(digits).replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
  }

  /** An address, or a range with a plain hyphen. */
  static String ip(String text) {
    String plain = withoutBlanks(folded(text)).replace('\u3002', '.');
    return DASHES.matcher(plain).replaceAll("-");
  }
}
