package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The other side of our verification adapter (R-REAL-1): opens sessions for persons, and whoever
 * opens their link decides with a button whether the face is theirs. It tells order-service of each
 * scan and outcome by a signed callback.
 */
final class VerificationApp {

  /** The device of who sends no cookie. */
  static final String PHONE = "sandbox-phone";

  private static final int IN_ALL = 50_000;
  private static final int LISTED = 100;
  private static final long CALLBACK_TIMEOUT_MILLIS = 10_000;
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /**
   * A session.
   *
   * @param id which order-service and we call it by
   * @param token which its link ends with
   * @param check of order-service
   */
  record Session(
      String id, String token, String check, String name, String tail, Instant openedAt) {}

  private final Clock clock;
  private final Outages outages;
  private final WebClient client;
  private final @Nullable String orders;
  private final String secret;
  private final String links;
  private final Map<String, Session> byKey = new LinkedHashMap<>();
  private final Map<String, Session> byToken = new LinkedHashMap<>();

  VerificationApp(Clock clock, Outages outages, WebClient client, OutsideWorldConfig config) {
    this.clock = clock;
    this.outages = outages;
    this.client = client;
    this.orders = config.services().get("order-service");
    this.secret = config.realPersonSecret();
    this.links = "http://127.0.0.1:" + config.httpPort() + "/real-person/links/";
  }

  /** Opens a session; the same key again gives the same one. */
  synchronized JsonObject open(
      @Nullable String key, @Nullable String seconds, @Nullable String signature, Buffer body) {
    if (outages.isDown("real-person")) {
      throw new Problem(503, "REAL_PERSON_OUTAGE", "The verification app is switched off.");
    }
    if (key == null || key.isBlank()) {
      throw Problem.badRequest("The header Idempotency-Key is missing.");
    }
    if (!isGenuine(seconds, signature, body)) {
      throw new Problem(401, "NOT_SIGNED", "This is not signed with the common secret.");
    }
    var request = body.toJsonObject();
    var session =
        byKey.computeIfAbsent(
            key,
            first ->
                new Session(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    text(request, "check"),
                    text(request, "name"),
                    tail(text(request, "certificateNumber")),
                    clock.instant()));
    byToken.put(session.token(), session);
    if (byKey.size() > IN_ALL) {
      removeOldest(byKey);
      removeOldest(byToken);
    }
    return new JsonObject().put("session", session.id()).put("link", links + session.token());
  }

  private static void removeOldest(Map<String, Session> sessions) {
    var oldest = sessions.keySet().iterator();
    oldest.next();
    oldest.remove();
  }

  /** The newest sessions, with their links. */
  synchronized JsonArray sessions() {
    Deque<Session> newest = new ArrayDeque<>();
    for (var session : byToken.values()) {
      newest.addFirst(session);
      if (newest.size() > LISTED) {
        newest.removeLast();
      }
    }
    var items = new JsonArray();
    newest.forEach(
        session ->
            items.add(
                new JsonObject()
                    .put("person", session.name())
                    .put("check", session.check())
                    .put("link", links + session.token())
                    .put("openedAt", session.openedAt().toString())));
    return items;
  }

  /** The session that a link leads to. */
  synchronized Session at(String token) {
    var session = byToken.get(token);
    if (session == null) {
      throw new Problem(404, "NOT_FOUND", "There is no such link; see /real-person/sessions.");
    }
    return session;
  }

  /** Tells order-service; gives its answer, whatever that is. */
  Future<HttpResponse<Buffer>> tell(
      Session session, String event, String device, @Nullable String reason) {
    var report =
        new JsonObject().put("session", session.id()).put("event", event).put("device", device);
    if (reason != null) {
      report.put("reason", reason);
    }
    var body = report.toBuffer();
    var seconds = Long.toString(clock.instant().getEpochSecond());
    return client
        .postAbs(
            Objects.requireNonNull(orders, "order-service")
                + "/api/v1/real-person-checks/"
                + session.check()
                + "/outcome")
        .timeout(CALLBACK_TIMEOUT_MILLIS)
        .putHeader("content-type", "application/json")
        .putHeader("beian-timestamp", seconds)
        .putHeader("beian-signature", sign(seconds, body))
        .sendBuffer(body);
  }

  private boolean isGenuine(@Nullable String seconds, @Nullable String signature, Buffer body) {
    if (seconds == null || signature == null || !seconds.matches("\\d{1,12}")) {
      return false;
    }
    var at = Instant.ofEpochSecond(Long.parseLong(seconds));
    return MessageDigest.isEqual(bytes(signature), bytes(sign(seconds, body)))
        && Duration.between(at, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  private String sign(String seconds, Buffer body) {
    if (secret.isEmpty()) {
      throw new Problem(503, "NO_SECRET", "The verification app was started without a secret.");
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      mac.update(bytes(seconds + "."));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String tail(String number) {
    return number.substring(Math.max(0, number.length() - 4));
  }

  private static String text(JsonObject body, String field) {
    if (body.getValue(field) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw Problem.badRequest("The field " + field + " is missing.");
  }
}
