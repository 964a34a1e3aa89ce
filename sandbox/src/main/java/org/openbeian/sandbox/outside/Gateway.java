package org.openbeian.sandbox.outside;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One origin for the REST API of all services and the verification page, as the Ingress is on
 * Kubernetes. It looks at nothing but the path, stores nothing and logs nothing.
 */
final class Gateway {
  static final long MAX_BODY_BYTES = 12L << 20;

  static final String VERIFICATION_PAGE = "/verify";

  private static final String PREFIX = "/api/v1/";
  private static final long HEAD_TIMEOUT_MILLIS = 60_000;
  static final Map<String, String> SERVICES_BY_RESOURCE =
      Map.ofEntries(
          Map.entry("orders", "order-service"),
          Map.entry("materials", "order-service"),
          Map.entry("materials-library", "order-service"),
          Map.entry("principals", "order-service"),
          Map.entry("filings", "order-service"),
          Map.entry("public", "order-service"),
          Map.entry("provinces", "order-service"),
          Map.entry("rule-book", "order-service"),
          Map.entry("service-codes", "order-service"),
          Map.entry("servers", "order-service"),
          Map.entry("filing-checks", "order-service"),
          Map.entry("consents", "order-service"),
          Map.entry("account-recoveries", "order-service"),
          Map.entry("contact-proofs", "order-service"),
          Map.entry("provider-cancellations", "order-service"),
          Map.entry("real-person-checks", "order-service"),
          Map.entry("review-tasks", "review-service"),
          Map.entry("review-queues", "review-service"),
          Map.entry("review-staff", "review-service"),
          Map.entry("review-reasons", "review-service"),
          Map.entry("review-statistics", "review-service"),
          Map.entry("code-tables", "review-service"),
          Map.entry("bureau-facts", "review-service"),
          Map.entry("filing-revocations", "review-service"),
          Map.entry("sms-verifications", "sms-verify-service"),
          Map.entry("sms-gateways", "sms-verify-service"),
          Map.entry("sms-receipts", "sms-verify-service"),
          Map.entry("trail", "audit-service"),
          Map.entry("findings", "audit-service"),
          Map.entry("notifications", "notification-service"),
          Map.entry("notification-preferences", "notification-service"),
          Map.entry("notification-deliveries", "notification-service"),
          Map.entry("notice-receipts", "notification-service"),
          Map.entry("webhooks", "notification-service"));
  // RFC 9110, section 7.6.1
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  // only a proxy that a service trusts may say these; what a client claims ends here
  private static final Set<String> CLAIMS_OF_ORIGIN = Set.of("forwarded", "x-real-ip", "via");

  private final Vertx vertx;
  private final HttpClient client;
  private final Map<String, String> services;
  private final long headTimeoutMillis;

  Gateway(Vertx vertx, Map<String, String> services) {
    this(vertx, services, HEAD_TIMEOUT_MILLIS);
  }

  Gateway(Vertx vertx, Map<String, String> services, long headTimeoutMillis) {
    this.vertx = vertx;
    this.services = services;
    this.headTimeoutMillis = headTimeoutMillis;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(3_000).setDecompressionSupported(false),
            new PoolOptions().setHttp1MaxSize(256));
  }

  Future<Integer> listen(int port) {
    return vertx
        .createHttpServer()
        .requestHandler(this::handle)
        .listen(port, "127.0.0.1")
        .map(HttpServer::actualPort);
  }

  private void handle(HttpServerRequest request) {
    var target = target(request.path());
    if (target == null) {
      new Problem(404, "NOT_FOUND", "No service knows this path.").send(request.response());
      return;
    }
    if (declaredLength(request) > MAX_BODY_BYTES) {
      refuseTooLarge(request);
      return;
    }
    new Exchange(request).forward(target);
  }

  private @Nullable String target(@Nullable String path) {
    // a service would normalise the dots and could reach what is not under its resources
    if (path == null || path.contains("..")) {
      return null;
    }
    if (path.equals(VERIFICATION_PAGE) || path.startsWith(VERIFICATION_PAGE + "/")) {
      return services.get("sms-verify-service");
    }
    if (!path.startsWith(PREFIX)) {
      return null;
    }
    var resource = path.substring(PREFIX.length()).split("/", 2)[0];
    var service = SERVICES_BY_RESOURCE.get(resource);
    return service == null ? null : services.get(service);
  }

  private static long declaredLength(HttpServerRequest request) {
    try {
      var length = request.getHeader("content-length");
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static void refuseTooLarge(HttpServerRequest request) {
    request.response().putHeader("connection", "close");
    var limit = "The body is larger than " + (MAX_BODY_BYTES >> 20) + " MiB.";
    new Problem(413, "BODY_TOO_LARGE", limit).send(request.response());
  }

  private static void copyHeaders(MultiMap from, MultiMap to) {
    var dropped = new HashSet<>(HOP_BY_HOP);
    for (var connection : from.getAll("connection")) {
      for (var name : connection.split(",")) {
        dropped.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    from.forEach(
        header -> {
          var name = header.getKey().toLowerCase(Locale.ROOT);
          if (!dropped.contains(name)
              && !CLAIMS_OF_ORIGIN.contains(name)
              && !name.startsWith("x-forwarded-")) {
            to.add(header.getKey(), header.getValue());
          }
        });
  }

  /** One request on its way to a service and the answer on its way back. */
  private final class Exchange {
    private final HttpServerRequest request;
    private final AtomicBoolean answered = new AtomicBoolean();
    private long received;

    Exchange(HttpServerRequest request) {
      this.request = request;
    }

    void forward(String serviceUrl) {
      request.pause();
      var options =
          new RequestOptions()
              .setAbsoluteURI(serviceUrl + request.uri())
              .setMethod(request.method());
      client
          .request(options)
          .onSuccess(this::send)
          .onFailure(
              e -> {
                request.response().putHeader("retry-after", "1");
                fail(503, "SERVICE_UNAVAILABLE", "The service is not running at the moment.");
              });
    }

    private void send(HttpClientRequest upstream) {
      copyHeaders(request.headers(), upstream.headers());
      // the service makes links from it, and they must lead back through us
      upstream.putHeader("host", request.authority().toString());
      long timer =
          vertx.setTimer(
              headTimeoutMillis,
              id -> {
                fail(504, "SERVICE_TIMED_OUT", "The service did not answer in time.");
                upstream.reset();
              });
      request
          .response()
          .closeHandler(
              v -> {
                vertx.cancelTimer(timer);
                upstream.reset();
              });
      upstream
          .response()
          .onComplete(
              head -> {
                vertx.cancelTimer(timer);
                if (head.succeeded()) {
                  answer(head.result());
                } else {
                  fail(502, "SERVICE_BROKE_OFF", "The service broke off the connection.");
                }
              });
      if (request.getHeader("content-length") == null
          && request.getHeader("transfer-encoding") == null) {
        upstream.end();
        request.resume();
        return;
      }
      upstream.setChunked(request.getHeader("content-length") == null);
      request.handler(
          chunk -> {
            received += chunk.length();
            if (received > MAX_BODY_BYTES) {
              if (answered.compareAndSet(false, true)) {
                refuseTooLarge(request);
                upstream.reset();
              }
              return;
            }
            upstream.write(chunk);
            if (upstream.writeQueueFull()) {
              request.pause();
              upstream.drainHandler(v -> request.resume());
            }
          });
      request.exceptionHandler(e -> upstream.reset());
      request.endHandler(v -> upstream.end());
      request.resume();
    }

    private void answer(HttpClientResponse answer) {
      if (!answered.compareAndSet(false, true)) {
        return;
      }
      var response = request.response();
      response.setStatusCode(answer.statusCode()).setStatusMessage(answer.statusMessage());
      copyHeaders(answer.headers(), response.headers());
      if (answer.getHeader("content-length") == null) {
        response.setChunked(true);
      }
      answer.pipeTo(response).onFailure(e -> response.reset());
    }

    private void fail(int status, String code, String detail) {
      if (answered.compareAndSet(false, true)) {
        request.resume();
        new Problem(status, code, detail).send(request.response());
      }
    }
  }
}
