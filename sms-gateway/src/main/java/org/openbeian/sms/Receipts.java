package org.openbeian.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.sms.ReceiptsRefused.Why;

/**
 * Reads what gateways tell of their messages. Nothing is looked at before its signature:
 * HMAC-SHA256 of time, a dot and the body, under a secret that the gateway and we know. A signature
 * is good for five minutes before and after its time; within them the same told again is the same.
 */
@ApplicationScoped
public class Receipts {

  /** Of a body, in bytes. */
  public static final int LONGEST = 128 << 10;

  /** Of receipts in a body. */
  public static final int MOST = 500;

  private static final int SHORTEST_SECRET = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MESSAGE_ID = Pattern.compile("[!-~]{1,128}");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, SecretKeySpec> keys = new HashMap<>();
  private final MeterRegistry meters;
  private final Clock clock;

  @Inject
  Receipts(
      MeterRegistry meters,
      @ConfigProperty(name = "beian.sms.gateway.receipts-secret") Optional<String> first,
      @ConfigProperty(name = "beian.sms.gateway.second.receipts-secret") Optional<String> second) {
    this(meters, first.orElse(null), second.orElse(null), Clock.systemUTC());
  }

  Receipts(MeterRegistry meters, @Nullable String first, @Nullable String second, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    add(SmsGateways.FIRST, "beian.sms.gateway.receipts-secret", first);
    add(SmsGateways.SECOND, "beian.sms.gateway.second.receipts-secret", second);
  }

  private void add(String gateway, String setting, @Nullable String secret) {
    if (secret == null) {
      return;
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          setting + " must have " + SHORTEST_SECRET + " characters at least");
    }
    keys.put(gateway, new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
  }

  /**
   * Reads a report.
   *
   * @param gateway who says to be telling
   * @param seconds since 1970, in decimal digits
   * @param signature in lower-case hexadecimal digits
   * @throws ReceiptsRefused when it is not signed by that gateway, or no report
   */
  public List<Receipt> read(
      String gateway,
      @Nullable String seconds,
      @Nullable String signature,
      byte @Nullable [] body) {
    SecretKeySpec key = keys.get(gateway);
    if (key == null) {
      throw new ReceiptsRefused(Why.UNKNOWN_GATEWAY);
    }
    byte[] report = body == null ? new byte[0] : body;
    if (report.length > LONGEST) {
      throw new ReceiptsRefused(Why.TOO_LONG);
    }
    if (!isGenuine(key, seconds, signature, report)) {
      throw new ReceiptsRefused(Why.NOT_SIGNED);
    }
    return parse(report);
  }

  /** Counts what came of a report that was read. */
  public void count(String gateway, KeptReceipts kept) {
    count(gateway, "taken", kept.taken());
    count(gateway, "known", kept.known());
    count(gateway, "unknown", kept.unknown());
  }

  private void count(String gateway, String outcome, int number) {
    meters.counter("beian.sms.receipts", "gateway", gateway, "outcome", outcome).increment(number);
  }

  private boolean isGenuine(
      SecretKeySpec key, @Nullable String seconds, @Nullable String signature, byte[] body) {
    if (seconds == null
        || signature == null
        || !SECONDS.matcher(seconds).matches()
        || !SIGNATURE.matcher(signature).matches()) {
      return false;
    }
    boolean right =
        MessageDigest.isEqual(mac(key, seconds, body), HexFormat.of().parseHex(signature));
    Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return right && Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  private static byte[] mac(SecretKeySpec key, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(seconds.getBytes(UTF_8));
      mac.update((byte) '.');
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is not available", e);
    }
  }

  private static List<Receipt> parse(byte[] body) {
    try {
      JsonNode list = JSON.readTree(body);
      if (!list.isArray() || list.size() > MOST) {
        throw new ReceiptsRefused(Why.MALFORMED);
      }
      List<Receipt> receipts = new ArrayList<>(list.size());
      for (JsonNode each : list) {
        receipts.add(receipt(each));
      }
      return receipts;
    } catch (IOException e) {
      throw new ReceiptsRefused(Why.MALFORMED);
    }
  }

  private static Receipt receipt(JsonNode told) {
    JsonNode key = told.path("idempotencyKey");
    JsonNode messageId = told.path("messageId");
    if (!key.isTextual() && !messageId.isTextual()) {
      throw new ReceiptsRefused(Why.MALFORMED);
    }
    Receipt.State state =
        Arrays.stream(Receipt.State.values())
            .filter(each -> each.name().equals(told.path("state").asText()))
            .findFirst()
            .orElseThrow(() -> new ReceiptsRefused(Why.MALFORMED));
    String id = messageId.asText();
    return new Receipt(
        uuid(key.asText()),
        MESSAGE_ID.matcher(id).matches() ? id : null,
        state,
        instant(told.path("at").asText()));
  }

  /** What is no UUID is no key of ours. */
  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    try {
      Instant at = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw new ReceiptsRefused(Why.MALFORMED);
      }
      return at;
    } catch (DateTimeException e) {
      throw new ReceiptsRefused(Why.MALFORMED);
    }
  }
}
