package org.openbeian.order.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What we and the verification app sign for each other: HMAC-SHA256 of time, a dot and the body,
 * under a secret that both know. A signature is good for five minutes before and after its time.
 */
@ApplicationScoped
public class SignedMessages {

  private static final int SHORTEST_SECRET = 32;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

  private final SecretKeySpec key;
  private final Time time;

  SignedMessages(@ConfigProperty(name = "beian.real-person.secret") String secret, Time time) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "beian.real-person.secret must have " + SHORTEST_SECRET + " characters at least");
    }
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
    this.time = time;
  }

  /**
   * A signature.
   *
   * @param seconds since 1970, in decimal digits
   * @param hex of the HMAC, in lower-case hexadecimal digits
   */
  public record Signature(String seconds, String hex) {}

  /** Signs a body now. */
  public Signature sign(byte[] body) {
    String seconds = Long.toString(time.now().getEpochSecond());
    return new Signature(seconds, HexFormat.of().formatHex(mac(seconds, body)));
  }

  /** Whether a body was signed with our secret, and lately. */
  boolean isGenuine(@Nullable String seconds, @Nullable String signature, byte[] body) {
    if (seconds == null
        || signature == null
        || !SECONDS.matcher(seconds).matches()
        || !SIGNATURE.matcher(signature).matches()) {
      return false;
    }
    boolean right = MessageDigest.isEqual(mac(seconds, body), HexFormat.of().parseHex(signature));
    Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return right && Duration.between(at, time.now()).abs().compareTo(TOLERANCE) <= 0;
  }

  private byte[] mac(String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(seconds.getBytes(UTF_8));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
