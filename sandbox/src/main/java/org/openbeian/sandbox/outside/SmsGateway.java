package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The other side of our SMS adapter, twice: takes messages once per idempotency key, brings them to
 * the phones, and reports that. Nothing arrives at numbers that end in 9999.
 */
final class SmsGateway {
  private static final int IN_ALL = 50_000;
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{5,15}");
  private static final String OUT_OF_REACH = "9999";

  private final String name;
  private final String channel;
  private final Clock clock;
  private final Outages outages;
  private final Phones phones;
  private final SmsReceipts receipts;
  private final Map<String, String> idsByKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > IN_ALL;
        }
      };

  /**
   * A gateway.
   *
   * @param name as the services call it
   * @param channel by which it is switched off
   */
  SmsGateway(
      String name,
      String channel,
      Clock clock,
      Outages outages,
      Phones phones,
      SmsReceipts receipts) {
    this.name = name;
    this.channel = channel;
    this.clock = clock;
    this.outages = outages;
    this.phones = phones;
    this.receipts = receipts;
  }

  /** Whether it takes messages and keeps the caller waiting for an answer. */
  boolean hangs() {
    return outages.hangs(channel);
  }

  /**
   * Takes a message; the same key again gives the same id and no second message.
   *
   * @return the message's id
   */
  synchronized String send(@Nullable String idempotencyKey, JsonObject body) {
    if (outages.isDown(channel)) {
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
    var id = UUID.randomUUID().toString();
    idsByKey.put(idempotencyKey, id);
    boolean arrives = !to.endsWith(OUT_OF_REACH);
    if (arrives) {
      phones.add(new Phones.Sms(id, to, sender, text, name, clock.instant()));
    }
    if (body.getValue("receiptsTo") instanceof String url) {
      receipts.tell(
          name,
          url,
          new JsonObject()
              .put("idempotencyKey", idempotencyKey)
              .put("messageId", id)
              .put("state", arrives ? "DELIVERED" : "UNDELIVERED")
              .put("at", clock.instant().toString()));
    }
    return id;
  }

  private static String text(JsonObject body, String field) {
    if (body.getValue(field) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw Problem.badRequest("The field " + field + " is missing.");
  }
}
