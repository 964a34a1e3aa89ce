package org.openbeian.platform.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what one service tells another by way of somebody whom neither trusts, with HMAC-SHA256
 * under keys that both know. What is signed can be read by anybody who has it.
 *
 * <p>Keys come as {@code id:base64,id:base64}: the first signs, all verify, so a key is rotated by
 * adding the new one behind and then putting it first. A ring serves one purpose only.
 */
public class Signer {

  private static final int SHORTEST_KEY = 32;
  private static final int LONGEST_TEXT = 4_096;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]+");

  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
  private final String activeKey;

  /**
   * One with a key ring.
   *
   * @param setting the ring's name, for messages
   * @throws IllegalArgumentException when the ring is malformed, or a key shorter than 32 bytes
   */
  public Signer(String setting, String keyRing) {
    for (String entry : keyRing.split(",", -1)) {
      String[] parts = entry.strip().split(":", 2);
      if (parts.length < 2 || !KEY_ID.matcher(parts[0]).matches()) {
        throw new IllegalArgumentException(setting + ": expected id:base64,id:base64");
      }
      if (keys.put(parts[0], key(setting, parts[1])) != null) {
        throw new IllegalArgumentException(setting + ": two keys have the id " + parts[0]);
      }
    }
    this.activeKey = keys.keySet().iterator().next();
  }

  /** The content with its signature: visible ASCII characters, without spaces. */
  public String sign(byte[] content) {
    String signed = activeKey + "." + base64(content);
    return signed + "." + signature(activeKey, signed);
  }

  /** What was signed; empty when it was not signed under a key of the ring, or was changed. */
  public Optional<byte[]> verify(String text) {
    int end = text.lastIndexOf('.');
    int begin = text.indexOf('.');
    if (text.length() > LONGEST_TEXT || begin < 1 || end <= begin) {
      return Optional.empty();
    }
    String keyId = text.substring(0, begin);
    if (!keys.containsKey(keyId)) {
      return Optional.empty();
    }
    byte[] expected = signature(keyId, text.substring(0, end)).getBytes(US_ASCII);
    byte[] given = text.substring(end + 1).getBytes(US_ASCII);
    return MessageDigest.isEqual(expected, given)
        ? Optional.of(Base64.getUrlDecoder().decode(text.substring(begin + 1, end)))
        : Optional.empty();
  }

  private String signature(String keyId, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(keyId));
      return base64(mac.doFinal(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not available", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static SecretKeySpec key(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(setting + ": a key is not base64");
    }
    if (bytes.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          setting + ": a key has " + SHORTEST_KEY + " bytes or more, this one " + bytes.length);
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
