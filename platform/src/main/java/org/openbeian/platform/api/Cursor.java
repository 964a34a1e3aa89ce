package org.openbeian.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the last row's rank, time and id; opaque to clients.
 *
 * @param rank of lists that show some rows before others; 0 in all others
 */
public record Cursor(int rank, Instant time, UUID id) {

  /** Of a list that goes by time alone. */
  public Cursor(Instant time, UUID id) {
    this(0, time, id);
  }

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((rank + "|" + time + "|" + id).getBytes(UTF_8));
  }

  /**
   * Reads a {@code cursor} parameter.
   *
   * @return null when none was sent
   * @throws ApiException 400 when it is not one of ours
   */
  public static @Nullable Cursor decode(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\|", 3);
      return new Cursor(
          Integer.parseInt(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw ApiException.badParameter("cursor", "nextCursor of the page before");
    }
  }
}
