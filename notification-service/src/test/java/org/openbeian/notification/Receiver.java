package org.openbeian.notification;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openbeian.testkit.TestTokens;

/** An endpoint of a filer's own, on a real HTTP server that all of them share. */
public final class Receiver {

  /** Takes the request and never answers. */
  public static final int HANG = -1;

  private static final Map<String, Receiver> BY_PATH = new ConcurrentHashMap<>();
  private static @Nullable HttpServer server;

  private final String path = "/" + UUID.randomUUID();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final List<Received> received = new ArrayList<>();
  private volatile int otherwise = 204;
  private volatile String location = "";
  private int open;
  private int mostOpen;

  private Receiver() {}

  /** What came, with when. */
  public record Received(Map<String, String> headers, String body, long nanos) {

    public String id() {
      return headers.get("webhook-id");
    }

    public JsonPath json() {
      return new JsonPath(body);
    }

    /** Checks it as docs/webhooks.md tells a receiver to. */
    public boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id() + "." + headers.get("webhook-timestamp") + "." + body;
        String expected =
            "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        return Stream.of(headers.get("webhook-signature").split(" ")).anyMatch(expected::equals);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** One that takes everything. */
  public static Receiver open() {
    Receiver receiver = new Receiver();
    BY_PATH.put(receiver.path, receiver);
    return receiver;
  }

  /** Answers so from now on. */
  public Receiver answering(int status) {
    otherwise = status;
    return this;
  }

  /** Answers so first. */
  public synchronized Receiver answeringFirst(Integer... statuses) {
    answers.addAll(List.of(statuses));
    return this;
  }

  public Receiver redirectingTo(Receiver other) {
    location = other.url();
    return answering(302);
  }

  public String url() {
    return "http://receiver.test:" + port() + path;
  }

  public synchronized List<Received> received() {
    return List.copyOf(received);
  }

  public List<String> notices() {
    return received().stream().map(one -> one.json().getString("notice")).toList();
  }

  public synchronized int mostAtOnce() {
    return mostOpen;
  }

  /** Registers it as a webhook; gives what was answered. */
  public JsonPath registeredBy(String user, String... notices) {
    Map<String, Object> body = new HashMap<>(Map.of("url", url()));
    if (notices.length > 0) {
      body.put("notices", List.of(notices));
    }
    return given()
        .auth()
        .oauth2(TestTokens.of(user))
        .contentType("application/json")
        .body(body)
        .post("/api/v1/webhooks")
        .then()
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  private static synchronized int port() {
    if (server == null) {
      server =
          Vertx.vertx()
              .createHttpServer()
              .requestHandler(Receiver::receive)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .join();
    }
    return server.actualPort();
  }

  private static void receive(HttpServerRequest request) {
    Receiver receiver = BY_PATH.get(request.path());
    if (receiver == null) {
      request.response().setStatusCode(404).end();
      return;
    }
    receiver.opened();
    request.connection().closeHandler(ignored -> receiver.closed(request));
    request.bodyHandler(body -> receiver.take(request, body.toString()));
  }

  private synchronized void opened() {
    open++;
    mostOpen = Math.max(open, mostOpen);
  }

  private synchronized void closed(HttpServerRequest request) {
    if (!request.response().ended()) {
      open--;
    }
  }

  private synchronized void take(HttpServerRequest request, String body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
    received.add(new Received(headers, body, System.nanoTime()));
    Integer first = answers.poll();
    int status = first == null ? otherwise : first;
    if (status != HANG) {
      open--;
      request.response().setStatusCode(status).putHeader("location", location).end("x");
    }
  }
}
