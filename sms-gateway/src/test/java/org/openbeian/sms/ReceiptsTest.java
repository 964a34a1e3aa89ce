package org.openbeian.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.sms.ReceiptsRefused.Why;

class ReceiptsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String SECRET = "a-secret-of-the-first-gateway-in-tests";
  private static final String OTHER = "a-secret-of-the-second-gateway-in-tests";
  private static final String BODY =
      "[{\"idempotencyKey\":\"7a2b0c57-41d5-4e0e-9f0d-0a4a2c9d6f10\",\"messageId\":\"m-1\","
          + "\"state\":\"DELIVERED\",\"at\":\"2026-03-02T09:59:58.1234567Z\",\"cost\":3}]";

  private final Receipts receipts =
      new Receipts(new SimpleMeterRegistry(), SECRET, OTHER, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void reads_what_the_gateway_signed() {
    assertThat(read("sms-1", NOW, SECRET, BODY))
        .containsExactly(
            new Receipt(
                UUID.fromString("7a2b0c57-41d5-4e0e-9f0d-0a4a2c9d6f10"),
                "m-1",
                Receipt.State.DELIVERED,
                Instant.parse("2026-03-02T09:59:58.123456Z")));
  }

  @Test
  void a_name_that_cannot_be_ours_is_kept_as_none() {
    assertThat(
            read(
                "sms-1",
                NOW,
                SECRET,
                "[{\"idempotencyKey\":\"no-uuid\",\"state\":\"UNDELIVERED\",\"at\":\""
                    + NOW
                    + "\"},{\"messageId\":\"a\\u0000b\",\"state\":\"DELIVERED\",\"at\":\""
                    + NOW
                    + "\"}]"))
        .containsExactly(
            new Receipt(null, null, Receipt.State.UNDELIVERED, NOW),
            new Receipt(null, null, Receipt.State.DELIVERED, NOW));
  }

  @Test
  void believes_no_other_secret_no_other_gateway_and_no_old_signature() {
    assertRefused(Why.NOT_SIGNED, "sms-1", NOW, OTHER, BODY);
    assertRefused(Why.NOT_SIGNED, "sms-2", NOW, SECRET, BODY);
    assertRefused(Why.NOT_SIGNED, "sms-1", NOW.minusSeconds(301), SECRET, BODY);
    assertRefused(Why.NOT_SIGNED, "sms-1", NOW.plusSeconds(301), SECRET, BODY);
    assertRefused(Why.UNKNOWN_GATEWAY, "sms-3", NOW, SECRET, BODY);
    assertThat(read("sms-1", NOW.minusSeconds(300), SECRET, BODY)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "zz", "-1", "99999999999999"})
  void takes_strange_headers_as_no_signature(String odd) {
    byte[] body = BODY.getBytes(UTF_8);
    assertThatThrownBy(() -> receipts.read("sms-1", odd, sign("1", BODY, SECRET), body))
        .isInstanceOf(ReceiptsRefused.class);
    assertThatThrownBy(() -> receipts.read("sms-1", "1", odd, body))
        .isInstanceOf(ReceiptsRefused.class);
    assertThatThrownBy(() -> receipts.read("sms-1", null, null, null))
        .isInstanceOf(ReceiptsRefused.class);
  }

  @Test
  void tells_nobody_without_the_secret_that_a_body_is_malformed() {
    assertRefused(Why.NOT_SIGNED, "sms-1", NOW, OTHER, "[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "[{}]",
        "[] []",
        "[{\"messageId\":\"m\",\"state\":\"BUFFERED\",\"at\":\"2026-03-02T10:00:00Z\"}]",
        "[{\"messageId\":\"m\",\"state\":\"DELIVERED\",\"at\":\"yesterday\"}]",
        "[{\"messageId\":\"m\",\"state\":\"DELIVERED\",\"at\":\"-999999999-01-01T00:00:00Z\"}]",
        "[{\"messageId\":\"m\",\"messageId\":\"n\",\"state\":\"DELIVERED\","
            + "\"at\":\"2026-03-02T10:00:00Z\"}]"
      })
  void refuses_what_is_no_report(String body) {
    assertRefused(Why.MALFORMED, "sms-1", NOW, SECRET, body);
  }

  @Test
  void refuses_more_than_it_would_work_on_at_once() {
    String one = BODY.substring(1, BODY.length() - 1);
    assertRefused(
        Why.MALFORMED, "sms-1", NOW, SECRET, "[" + (one + ",").repeat(Receipts.MOST) + one + "]");
    assertRefused(Why.TOO_LONG, "sms-1", NOW, SECRET, " ".repeat(Receipts.LONGEST + 1));
  }

  @Test
  void takes_no_short_secret_and_no_reports_without_one() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    assertThatThrownBy(() -> new Receipts(meters, "short", null, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short ");
    Receipts none = new Receipts(meters, null, null, Clock.systemUTC());
    assertThatThrownBy(() -> none.read("sms-1", "1", "", new byte[0]))
        .isInstanceOf(ReceiptsRefused.class);
  }

  private void assertRefused(Why why, String gateway, Instant at, String secret, String body) {
    assertThatThrownBy(() -> read(gateway, at, secret, body))
        .isInstanceOfSatisfying(
            ReceiptsRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  private java.util.List<Receipt> read(String gateway, Instant at, String secret, String body) {
    String seconds = Long.toString(at.getEpochSecond());
    return receipts.read(gateway, seconds, sign(seconds, body, secret), body.getBytes(UTF_8));
  }

  private static String sign(String seconds, String body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
