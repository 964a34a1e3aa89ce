package org.openbeian.sandbox.outside;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Everybody's phones: what lies on them, whichever gateway brought it. */
final class Phones {
  /** A short message as it lies on the phone. */
  record Sms(String id, String to, String sender, String text, String gateway, Instant receivedAt) {
    JsonObject toJson() {
      return new JsonObject()
          .put("id", id)
          .put("to", to)
          .put("sender", sender)
          .put("text", text)
          .put("gateway", gateway)
          .put("receivedAt", receivedAt.toString());
    }
  }

  private static final int PER_PHONE = 200;
  private static final int IN_ALL = 50_000;
  private static final long BYTES_IN_ALL = 16L << 20;

  private final Inboxes<Sms> phones = new Inboxes<>(PER_PHONE, IN_ALL, BYTES_IN_ALL);

  void add(Sms sms) {
    int bytes = sms.text().getBytes(StandardCharsets.UTF_8).length + 200;
    phones.add(sms.to(), sms, bytes, sms.receivedAt());
  }

  JsonArray messages(String number) {
    var items = new JsonArray();
    phones.messages(number).forEach(sms -> items.add(sms.toJson()));
    return items;
  }

  JsonArray numbers() {
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
}
