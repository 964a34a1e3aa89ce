package org.openbeian.order.application;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.domain.realperson.AppReport;
import org.openbeian.order.domain.realperson.AppReport.Event;
import org.openbeian.order.domain.realperson.RealPersonCheck;
import org.openbeian.order.domain.realperson.RealPersonFailure;
import org.openbeian.order.domain.realperson.RealPersonPolicy;
import org.openbeian.order.domain.realperson.RealPersonState;
import org.openbeian.order.outbound.postgres.RealPersonChecks;
import org.openbeian.platform.api.ApiException;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.platform.transaction.Transactions;

/**
 * Takes in what the verification app tells (R-REAL-1). Nothing of it is looked at before its
 * signature; the same told again changes nothing, and nothing else is taken after the end.
 */
@ApplicationScoped
public class TakeAppReport {

  /** Of a report, in bytes. */
  public static final int LONGEST = 16 << 10;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern DEVICE = Pattern.compile("[!-~]{1,128}");

  private final Transactions transactions;
  private final RealPersonChecks checks;
  private final SignedMessages signed;
  private final RealPersonPolicy policy;
  private final Sealer sealer;
  private final Time time;

  TakeAppReport(
      Transactions transactions,
      RealPersonChecks checks,
      SignedMessages signed,
      RealPersonPolicy policy,
      Sealer sealer,
      Time time) {
    this.transactions = transactions;
    this.checks = checks;
    this.signed = signed;
    this.policy = policy;
    this.sealer = sealer;
    this.time = time;
  }

  private record Told(String session, AppReport report) {}

  /**
   * Takes a report in.
   *
   * @return how far the check is now
   * @throws ApiException 401 when it is not signed with our secret, or not lately, 404 for no check
   *     of that id and session, 409 after the end and from another device than scanned
   */
  public Uni<RealPersonState> of(
      UUID check, @Nullable String seconds, @Nullable String signature, byte[] body) {
    if (!signed.isGenuine(seconds, signature, body)) {
      throw refused(401, "CALLBACK_NOT_SIGNED");
    }
    Told told = read(body);
    return transactions.inTransaction(() -> checks.lock(check).map(found -> take(found, told)));
  }

  private RealPersonState take(@Nullable RealPersonCheck check, Told told) {
    if (check == null || !isOf(check, told.session())) {
      throw ApiException.notFound();
    }
    return switch (check.take(told.report(), time.now(), policy)) {
      case TAKEN, KNOWN -> check.state(time.now());
      case LINK_USED -> throw refused(409, "REAL_PERSON_LINK_USED");
      case OVER -> throw refused(409, "REAL_PERSON_CHECK_OVER");
    };
  }

  private static boolean isOf(RealPersonCheck check, String session) {
    String ours = check.session();
    return ours != null && MessageDigest.isEqual(bytes(ours), bytes(session));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private Told read(byte[] body) {
    try {
      JsonNode report = JSON.readTree(body);
      String device = report.path("device").asText();
      Event event =
          Arrays.stream(Event.values())
              .filter(each -> each.name().equals(report.path("event").asText()))
              .findFirst()
              .orElseThrow(TakeAppReport::malformed);
      if (!DEVICE.matcher(device).matches()) {
        throw malformed();
      }
      return new Told(
          report.path("session").asText(),
          new AppReport(
              event,
              sealer.index("real-person-device", device),
              event == Event.FAILED
                  ? RealPersonFailure.named(report.path("reason").asText())
                  : null));
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static ApiException malformed() {
    return ApiException.of(400, "MALFORMED_JSON");
  }

  private static ApiException refused(int status, String code) {
    return ApiException.of(status, code).byRule(VerifyPersons.RULE);
  }
}
