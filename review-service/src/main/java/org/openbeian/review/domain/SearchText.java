package org.openbeian.review.domain;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** How texts are written where they are searched, so that what looks the same is found. */
public final class SearchText {

  private SearchText() {}

  /** In lower case, full-width letters as ordinary ones, white space as single blanks. */
  public static String of(String text) {
    return Normalizer.normalize(text, Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
