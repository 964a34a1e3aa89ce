package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The other side of our SMS adapter: takes messages once per idempotency key, keeps them by phone.
 */
final class SmsGateway {
  /** A short message as it lies on the phone. */
  record Sms(String id, String to, String sender, String text, Instant receivedAt) {
    JsonObject toJson() {
      return new JsonObject()
          .put("id", id)
          .put("to", to)
          .put("sender", sender)
          .put("text", text)
          .put("receivedAt", receivedAt.toString());
    }
  }

  private static final int PER_PHONE = 200;
  private static final int IN_ALL = 50_000;
  private static final long BYTES_IN_ALL = 16L << 20;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,15}");

  private final Clock clock;
  private final Outages outages;
  private final Inboxes<Sms> phones = new Inboxes<>(PER_PHONE, IN_ALL, BYTES_IN_ALL);
  private final Map<String, String> idsByKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > IN_ALL;
        }
      };

  SmsGateway(Clock clock, Outages outages) {
    this.clock = clock;
    this.outages = outages;
  }

  /**
   * Takes a message; the same key again gives the same id and no second message.
   *
   * @return the message's id
   */
  synchronized String send(@Nullable String idempotencyKey, JsonObject body) {
    if (outages.isDown("sms")) {
      throw new Problem(503, "SMS_OUTAGE", "The SMS gateway is switched off.");
    }
    if (idempotencyKey == null || idempotencyKey.isBlank()) {
      throw Problem.badRequest("The header Idempotency-Key is missing.");
    }
    var to = text(body, "to");
    if (!NUMBER.matcher(to).matches()) {
      throw Problem.badRequest("This is no phone number that we can reach.");
    }
    var sender = text(body, "sender");
    var text = text(body, "text");
    var known = idsByKey.get(idempotencyKey);
    if (known != null) {
      return known;
    }
    var sms = new Sms(UUID.randomUUID().toString(), to, sender, text, clock.instant());
    idsByKey.put(idempotencyKey, sms.id());
    phones.add(to, sms, text.getBytes(StandardCharsets.UTF_8).length + 200, sms.receivedAt());
    return sms.id();
  }

  JsonArray messages(String number) {
    var items = new JsonArray();
    phones.messages(number).forEach(sms -> items.add(sms.toJson()));
    return items;
  }

  JsonArray phones() {
    var items = new JsonArray();
    phones
        .summaries()
        .forEach(
            phone ->
                items.add(
                    new JsonObject()
                        .put("number", phone.address())
                        .put("messages", phone.messages())
                        .put("lastReceivedAt", phone.lastReceivedAt().toString())));
    return items;
  }

  private static String text(JsonObject body, String field) {
    if (body.getValue(field) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw Problem.badRequest("The field " + field + " is missing.");
  }
}
