package org.openbeian.platform.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids, choices and days of paths and queries, and demands bodies. */
public final class Parameters {

  private Parameters() {}

  /** The body of a request; 400 without one. */
  public static <T> T body(@Nullable T body) {
    if (body == null) {
      throw ApiException.of(400, "MALFORMED_JSON");
    }
    return body;
  }

  /** Reads an id of a path: what is no UUID names nothing, so it is answered with 404. */
  public static UUID inPath(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.notFound();
    }
  }

  /** Reads an id of a query parameter; 400 when it is no UUID. */
  public static UUID parameter(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ApiException.badParameter(name, "UUID");
    }
  }

  /** Reads a query parameter that is one of an enum's names; null when it is absent. */
  public static <E extends Enum<E>> @Nullable E choice(
      String name, @Nullable String text, Class<E> choices) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return Enum.valueOf(choices, text);
    } catch (IllegalArgumentException e) {
      throw ApiException.badParameter(name, Arrays.toString(choices.getEnumConstants()));
    }
  }

  /**
   * Reads a query parameter that is a day such as 2026-11-24; null when it is absent.
   *
   * @throws ApiException 400 when it is no such day, or none of the years 2000 to 2199
   */
  public static @Nullable LocalDate day(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() < 2200) {
        return day;
      }
    } catch (DateTimeException e) {
      // answered below
    }
    throw ApiException.badParameter(name, "2026-11-24");
  }
}
