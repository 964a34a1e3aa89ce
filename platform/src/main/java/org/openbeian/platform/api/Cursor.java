package org.openbeian.platform.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page ended: the last row's time and id; opaque to clients. */
public record Cursor(Instant time, UUID id) {

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time + "|" + id).getBytes(UTF_8));
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
      String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\\|", 2);
      return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw ApiException.badParameter("cursor", "nextCursor of the page before");
    }
  }
}
