package org.openbeian.order.domain.material;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A cleaned picture in the store.
 *
 * @param size in bytes, before it was sealed
 * @param sha256 of the same, in hexadecimal digits
 */
public record StoredPicture(
    String storageKey, String mediaType, int size, int width, int height, String sha256) {

  /** One that was stored just now. */
  public static StoredPicture of(
      String storageKey, String mediaType, byte[] bytes, int width, int height) {
    return new StoredPicture(storageKey, mediaType, bytes.length, width, height, digest(bytes));
  }

  /** Whether this is what was stored. */
  public boolean is(byte[] bytes) {
    return bytes.length == size && digest(bytes).equals(sha256);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
