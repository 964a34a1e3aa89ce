package org.openbeian.platform.pii;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.contracts.Sealed;

/**
 * Seals personal data with AES-256-GCM and opens it again (architecture §7).
 *
 * <p>Keys come as {@code beian.sealing.keys=id:base64,id:base64}: the first seals, all open, so a
 * key is rotated by putting a new one first. {@code beian.sealing.index-key} keys the hashes by
 * which equality is searched or proven.
 */
@ApplicationScoped
public class Sealer {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, SecretKey> keys = new LinkedHashMap<>();
  private final String activeKey;
  private final SecretKey indexKey;

  public Sealer(
      @ConfigProperty(name = "beian.sealing.keys") String keyRing,
      @ConfigProperty(name = "beian.sealing.index-key") String indexKey) {
    for (String entry : keyRing.split(",")) {
      int colon = entry.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("beian.sealing.keys: expected id:base64");
      }
      keys.put(entry.substring(0, colon).strip(), key(entry.substring(colon + 1), "AES"));
    }
    this.activeKey = keys.keySet().iterator().next();
    this.indexKey = key(indexKey, "HmacSHA256");
  }

  /** Seals a text under the active key; sealing it again gives another token. */
  public Sealed seal(String plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, activeKey, nonce, plain.getBytes(UTF_8));
    byte[] token = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return new Sealed(
        activeKey + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  /** Seals a text, or gives null for null. */
  public @Nullable Sealed sealNullable(@Nullable String plain) {
    return plain == null ? null : seal(plain);
  }

  /**
   * Opens a token.
   *
   * @throws IllegalStateException when its key is not in the ring or it was tampered with
   */
  public String open(Sealed sealed) {
    String token = sealed.token();
    int dot = token.indexOf('.');
    if (dot < 1) {
      throw new IllegalStateException("not a sealed value");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return new String(crypt(Cipher.DECRYPT_MODE, token.substring(0, dot), nonce, body), UTF_8);
  }

  /** Opens a token, or gives null for null. */
  public @Nullable String openNullable(@Nullable Sealed sealed) {
    return sealed == null ? null : open(sealed);
  }

  /**
   * Seals bytes under the active key, for what is kept outside the database.
   *
   * @param place where they are kept; they open only there, so that two can't be exchanged
   */
  public byte[] seal(byte[] plain, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] keyId = activeKey.getBytes(UTF_8);
    byte[] body = crypt(Cipher.ENCRYPT_MODE, activeKey, nonce, plain, place.getBytes(UTF_8));
    return ByteBuffer.allocate(1 + keyId.length + nonce.length + body.length)
        .put((byte) keyId.length)
        .put(keyId)
        .put(nonce)
        .put(body)
        .array();
  }

  /**
   * Opens sealed bytes.
   *
   * @throws IllegalStateException when their key is not in the ring, they were tampered with, or
   *     they belong to another place
   */
  public byte[] open(byte[] sealed, String place) {
    if (sealed.length == 0 || sealed.length < 1 + (sealed[0] & 0xff) + NONCE_BYTES) {
      throw new IllegalStateException("not a sealed value");
    }
    int key = sealed[0] & 0xff;
    byte[] nonce = Arrays.copyOfRange(sealed, 1 + key, 1 + key + NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(sealed, 1 + key + NONCE_BYTES, sealed.length);
    String keyId = new String(sealed, 1, key, UTF_8);
    return crypt(Cipher.DECRYPT_MODE, keyId, nonce, body, place.getBytes(UTF_8));
  }

  /**
   * A keyed hash by which equal values are found without being known (a blind index).
   *
   * @param purpose what it is for; the same value has unrelated hashes for different purposes
   */
  public String index(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(indexKey);
      byte[] purposeBytes = purpose.getBytes(UTF_8);
      mac.update((byte) purposeBytes.length);
      mac.update(purposeBytes);
      byte[] hash = mac.doFinal(value.getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] input) {
    return crypt(mode, keyId, nonce, input, new byte[0]);
  }

  private byte[] crypt(int mode, String keyId, byte[] nonce, byte[] input, byte[] place) {
    SecretKey key = keys.get(keyId);
    if (key == null) {
      throw new IllegalStateException("the key ring has no key " + keyId);
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(keyId.getBytes(UTF_8));
      cipher.updateAAD(place);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value does not open", e);
    }
  }

  private static SecretKey key(String base64, String algorithm) {
    byte[] bytes = Base64.getDecoder().decode(base64.strip());
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a sealing key has 32 bytes, this one " + bytes.length);
    }
    return new SecretKeySpec(bytes, algorithm);
  }
}
