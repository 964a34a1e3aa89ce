package org.openbeian.sandbox.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.multipart.MultipartForm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A patient REST client: what fails because a service is away for a while is sent again, with the
 * same Idempotency-Key, so that it acts once.
 */
public final class Rest implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client;

  /** Opens a client that keeps up to {@code connections} connections. */
  public Rest(int connections) {
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setConnectTimeout(2_000)
                .setIdleTimeout(60)
                .setUserAgentEnabled(false));
  }

  public Answer get(URI base, String path, @Nullable String token) {
    return call(HttpMethod.GET, base, path, token, null, Map.of());
  }

  /** Posts JSON under an idempotency key of its own. */
  public Answer post(URI base, String path, @Nullable String token, Object body) {
    Map<String, String> headers = Map.of("Idempotency-Key", UUID.randomUUID().toString());
    return call(HttpMethod.POST, base, path, token, body, headers);
  }

  /** Puts JSON on the version that {@code etag} names. */
  public Answer put(URI base, String path, @Nullable String token, Object body, String etag) {
    return call(HttpMethod.PUT, base, path, token, body, Map.of("If-Match", etag));
  }

  /** Posts a form with a file in it; a form that is sent again replaces itself. */
  public Answer postForm(URI base, String path, @Nullable String token, MultipartForm form) {
    return call(HttpMethod.POST, base, path, token, form, Map.of());
  }

  /** Sends one request and waits for its answer, whatever its status. */
  public Answer call(
      HttpMethod method,
      URI base,
      String path,
      @Nullable String token,
      @Nullable Object body,
      Map<String, String> headers) {
    long begun = System.nanoTime();
    Throwable lost = null;
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      try {
        HttpResponse<Buffer> response = send(method, base, path, token, body, headers);
        if (!AWAY.contains(response.statusCode())) {
          return new Answer(
              response.statusCode(),
              json(response),
              response.getHeader("ETag"),
              System.nanoTime() - begun);
        }
        lost = new StoryException("answered " + response.statusCode());
      } catch (ExecutionException | TimeoutException e) {
        lost = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoryException("interrupted", e);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    String silence = method + " " + path + " had no answer for " + PATIENCE.toSeconds() + " s";
    throw lost == null ? new StoryException(silence) : new StoryException(silence, lost);
  }

  private HttpResponse<Buffer> send(
      HttpMethod method,
      URI base,
      String path,
      @Nullable String token,
      @Nullable Object body,
      Map<String, String> headers)
      throws ExecutionException, InterruptedException, TimeoutException {
    HttpRequest<Buffer> request =
        client.request(method, base.getPort(), base.getHost(), path).timeout(20_000);
    if (token != null) {
      request.bearerTokenAuthentication(token);
    }
    headers.forEach(request::putHeader);
    request.putHeader("Accept-Language", "en");
    var sent =
        body == null
            ? request.send()
            : body instanceof MultipartForm form
                ? request.sendMultipartForm(form)
                : request.putHeader("Content-Type", "application/json").sendBuffer(buffer(body));
    return sent.toCompletionStage().toCompletableFuture().get(25, TimeUnit.SECONDS);
  }

  private static Buffer buffer(Object body) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new StoryException("a body can't be written", e);
    }
  }

  private static JsonNode json(HttpResponse<Buffer> response) {
    String type = response.getHeader("Content-Type");
    if (response.body() == null) {
      return MissingNode.getInstance();
    }
    try {
      return type != null && type.contains("json")
          ? JSON.readTree(response.body().getBytes())
          : JSON.getNodeFactory().textNode(response.bodyAsString());
    } catch (java.io.IOException e) {
      throw new StoryException("an answer is no JSON", e);
    }
  }

  @Override
  public void close() {
    client.close();
    vertx.close();
  }
}
