package org.openbeian.review.domain.bureau;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Personal;
import org.openbeian.contracts.Reason;

/**
 * Why the bureau refuses, as its source said it.
 *
 * @param code a result code such as {@code 1007}; one that the tables lack is kept, too
 * @param path the field; null when it is about the whole
 * @param message the bureau's own words, which may name a person; null when it used none
 */
public record BureauReason(String code, @Nullable String path, @Personal @Nullable String message) {

  /** The longest words that are kept; what is beyond is cut off. */
  public static final int LONGEST = 1000;

  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_PATH = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  /** Takes what a source said: its words come from outside and are cleaned, never refused. */
  public BureauReason {
    code = cut(CONTROL.matcher(code).replaceAll(" ").strip(), LONGEST_CODE);
    path = clean(path, LONGEST_PATH);
    message = clean(message, LONGEST);
  }

  /** A reason of which the code says all. */
  public static BureauReason of(String code) {
    return new BureauReason(code, null, null);
  }

  /** For the filer: where the bureau used no words, those of the table. */
  public Reason reason(FieldCodes codes, String locale) {
    String words =
        message != null ? message : codes.result(code).orElseGet(codes::other).text().in(locale);
    return new Reason(path, code, null, words, null);
  }

  private static @Nullable String clean(@Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    String clean = CONTROL.matcher(text).replaceAll(" ").strip();
    return clean.isEmpty() ? null : cut(clean, longest);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // never half a character
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
