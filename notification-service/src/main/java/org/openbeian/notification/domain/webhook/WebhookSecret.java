package org.openbeian.notification.domain.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's receiver knows our messages by, as Standard Webhooks has it: {@code whsec_} and
 * the base64 of the key. It never shows itself in logs.
 */
public record WebhookSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one, of 256 random bits. */
  public static WebhookSecret random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
  }

  /**
   * The header {@code webhook-signature} under one or several secrets, any of which the receiver
   * may know: the HMAC-SHA256 of {@code id.seconds.body} under each.
   */
  public static String signatures(
      List<WebhookSecret> secrets, String id, Instant time, String body) {
    String signed = id + "." + time.getEpochSecond() + "." + body;
    return secrets.stream()
        .map(secret -> "v1," + secret.sign(signed))
        .collect(Collectors.joining(" "));
  }

  private String sign(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret";
  }
}
