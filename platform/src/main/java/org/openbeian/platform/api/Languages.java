package org.openbeian.platform.api;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that texts come in; Chinese unless the caller asks for English. */
public final class Languages {

  private static final List<Locale> KNOWN = List.of(Locale.CHINESE, Locale.ENGLISH);

  private Languages() {}

  /** The known language that an {@code Accept-Language} header prefers most. */
  public static Locale accepted(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Locale.CHINESE;
    }
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), KNOWN);
      return best == null ? Locale.CHINESE : best;
    } catch (IllegalArgumentException e) {
      return Locale.CHINESE;
    }
  }
}
