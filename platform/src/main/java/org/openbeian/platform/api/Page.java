package org.openbeian.platform.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  /** Rows per page unless asked otherwise. */
  public static final int DEFAULT_LIMIT = 20;

  /** Rows per page at most. */
  public static final int MAX_LIMIT = 100;

  /**
   * Cuts a page out of {@code limit + 1} rows that were read: the extra one tells that more follow.
   */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, Cursor> cursor) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(item).toList(),
        more ? cursor.apply(shown.get(limit - 1)).encode() : null);
  }

  /**
   * Reads a {@code limit} parameter.
   *
   * @throws ApiException 400 when it is not a number from 1 to {@value #MAX_LIMIT}
   */
  public static int limit(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw ApiException.badParameter("limit", "1–" + MAX_LIMIT);
  }
}
