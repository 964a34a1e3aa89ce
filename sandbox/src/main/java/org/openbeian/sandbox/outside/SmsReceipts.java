package org.openbeian.sandbox.outside;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the SMS gateways report to whoever sent: gathered for a second, signed, and told again when
 * it was not taken. They report to the sandbox's services only.
 */
final class SmsReceipts {
  private static final long GATHER_MILLIS = 1_000;
  private static final int AT_ONCE = 200;
  private static final int TRIES = 8;
  private static final long TIMEOUT_MILLIS = 10_000;

  private record Callback(String gateway, String url) {}

  private final Vertx vertx;
  private final WebClient client;
  private final OutsideWorldConfig config;
  private final Map<Callback, JsonArray> gathered = new HashMap<>();

  SmsReceipts(Vertx vertx, WebClient client, OutsideWorldConfig config) {
    this.vertx = vertx;
    this.client = client;
    this.config = config;
  }

  synchronized void tell(String gateway, String url, JsonObject receipt) {
    boolean ours =
        config.services().values().stream().anyMatch(base -> url.startsWith(base + "/api/v1/"));
    if (!ours || config.smsSecret(gateway).isEmpty()) {
      return;
    }
    var callback = new Callback(gateway, url);
    var waiting = gathered.get(callback);
    if (waiting == null) {
      waiting = new JsonArray();
      gathered.put(callback, waiting);
      vertx.setTimer(GATHER_MILLIS, timer -> send(callback));
    }
    waiting.add(receipt);
    if (waiting.size() == AT_ONCE) {
      send(callback);
    }
  }

  private synchronized void send(Callback callback) {
    var waiting = gathered.remove(callback);
    if (waiting != null) {
      post(callback, waiting.toBuffer(), 1);
    }
  }

  private void post(Callback callback, Buffer body, int attempt) {
    // signatures live by the wall clock, wherever the sandbox's time is
    var seconds = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    client
        .postAbs(callback.url())
        .timeout(TIMEOUT_MILLIS)
        .putHeader("content-type", "application/json")
        .putHeader("beian-timestamp", seconds)
        .putHeader("beian-signature", sign(config.smsSecret(callback.gateway()), seconds, body))
        .sendBuffer(body)
        .onComplete(
            answer -> {
              boolean taken = answer.succeeded() && answer.result().statusCode() / 100 == 2;
              if (!taken && attempt < TRIES) {
                vertx.setTimer(1_000L << attempt, timer -> post(callback, body, attempt + 1));
              }
            });
  }

  private static String sign(String secret, String seconds, Buffer body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is not available", e);
    }
  }
}
