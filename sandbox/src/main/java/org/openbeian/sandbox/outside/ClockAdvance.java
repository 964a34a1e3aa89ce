package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Moves the time of all services together: sends each the new offset, then waits until none has
 * work left that the new time made due. Runs on one event loop; advances queue up.
 */
final class ClockAdvance {
  // an event that left one outbox and has not reached the next service is in nobody's count
  private static final int QUIET_POLLS = 4;
  private static final long POLL_MILLIS = 50;
  private static final long REQUEST_TIMEOUT_MILLIS = 5_000;

  private final Vertx vertx;
  private final WebClient client;
  private final SandboxClock clock;
  private final Map<String, String> services;
  private Future<?> last = Future.succeededFuture();

  ClockAdvance(Vertx vertx, WebClient client, SandboxClock clock, Map<String, String> services) {
    this.vertx = vertx;
    this.client = client;
    this.clock = clock;
    this.services = new TreeMap<>(services);
  }

  /** Completes when all services are quiet; fails with a problem that names those who are not. */
  Future<Void> advance(Duration by, Duration timeout) {
    var result = last.transform(before -> run(by, timeout));
    last = result;
    return result;
  }

  private Future<Void> run(Duration by, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    return vertx
        .executeBlocking(() -> clock.advance(by))
        .compose(
            offset ->
                everyService((name, url) -> push(name, url, offset, deadline))
                    .compose(done -> awaitQuiet(0, deadline)));
  }

  private Future<Void> push(String name, String url, Duration offset, long deadline) {
    return client
        .putAbs(url + "/sandbox/clock")
        .timeout(REQUEST_TIMEOUT_MILLIS)
        .sendJsonObject(new JsonObject().put("offset", offset.toString()))
        .transform(
            sent -> {
              if (sent.succeeded() && sent.result().statusCode() == 204) {
                return Future.succeededFuture();
              }
              var reason =
                  sent.failed()
                      ? "does not answer at " + url
                      : "answered " + sent.result().statusCode();
              if (System.nanoTime() > deadline) {
                return Future.failedFuture(
                    new Problem(
                        503,
                        "CLOCK_NOT_TAKEN_OVER",
                        "The clock stands at "
                            + clock.instant()
                            + ", but "
                            + name
                            + " "
                            + reason
                            + ". It reads the time when it starts again."));
              }
              return pause().compose(v -> push(name, url, offset, deadline));
            });
  }

  private Future<Void> awaitQuiet(int quietPolls, long deadline) {
    if (quietPolls == QUIET_POLLS) {
      return Future.succeededFuture();
    }
    var busy = new ArrayList<String>();
    return everyService(
            (name, url) ->
                pending(name, url).map(work -> work.map(text -> busy.add(name + " " + text))))
        .compose(
            polled -> {
              if (!busy.isEmpty() && System.nanoTime() > deadline) {
                busy.sort(null);
                return Future.failedFuture(
                    new Problem(
                        504,
                        "NOT_QUIET",
                        "The clock stands at "
                            + clock.instant()
                            + ", but not all is done: "
                            + String.join("; ", busy)
                            + "."));
              }
              return pause()
                  .compose(v -> awaitQuiet(busy.isEmpty() ? quietPolls + 1 : 0, deadline));
            });
  }

  /** What keeps a service busy, in words. */
  private Future<Optional<String>> pending(String name, String url) {
    return client
        .getAbs(url + "/sandbox/pending")
        .timeout(REQUEST_TIMEOUT_MILLIS)
        .send()
        .transform(
            answer -> {
              if (answer.failed()) {
                return Future.succeededFuture(Optional.of("does not answer at " + url));
              }
              if (answer.result().statusCode() != 200) {
                return Future.succeededFuture(
                    Optional.of(
                        "answered " + answer.result().statusCode() + " to /sandbox/pending"));
              }
              var counts = answer.result().bodyAsJsonObject();
              var parts = new ArrayList<String>();
              for (var what : counts.fieldNames()) {
                long count = counts.getLong(what);
                if (count != 0) {
                  parts.add(what + "=" + count);
                }
              }
              return Future.succeededFuture(
                  parts.isEmpty()
                      ? Optional.<String>empty()
                      : Optional.of("has " + String.join(", ", parts)));
            });
  }

  private interface Call {
    Future<?> on(String name, String url);
  }

  private Future<Void> everyService(Call call) {
    List<Future<?>> calls = new ArrayList<>();
    services.forEach((name, url) -> calls.add(call.on(name, url)));
    return Future.all(calls).mapEmpty();
  }

  private Future<Void> pause() {
    return vertx.timer(POLL_MILLIS).mapEmpty();
  }
}
