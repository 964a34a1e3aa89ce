package org.openbeian.order.outbound.recognition;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.Recognition;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.Reading;

/**
 * A service that reads certificates, by the protocol of docs/materials.md. Whatever is not a sound
 * answer of some size in time is none; a redirection is not followed.
 */
public class HttpRecognition implements Recognition {

  private static final Logger LOG = Logger.getLogger(HttpRecognition.class);
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MOST_WAITING = 100;

  private final Vertx vertx;
  private final HttpClient http;
  private final String url;
  private final Optional<String> token;
  private final Duration limit;

  /**
   * One at an address.
   *
   * @param token sent as a bearer token, if there is one
   * @param atOnce pictures that are sent at once; others wait
   * @param limit for the whole call, the waiting included
   */
  public HttpRecognition(
      Vertx vertx, URI base, Optional<String> token, int atOnce, Duration limit) {
    if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
      throw new IllegalArgumentException(
          "beian.recognition.url: expected an http or https address");
    }
    this.vertx = vertx;
    this.url = base.toString().replaceAll("/+$", "") + "/recognitions?kind=";
    this.token = token;
    this.limit = limit;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(atOnce)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectTimeout((int) limit.toMillis())
                .setMaxHeaderSize(16 * 1024));
  }

  @Override
  public Uni<Reading> read(MaterialKind kind, byte[] jpeg) {
    return Uni.createFrom()
        .completionStage(() -> ask(kind, jpeg).toCompletionStage())
        .onFailure()
        .invoke(failure -> LOG.warnf("a certificate is not read: %s", reason(failure)))
        .onFailure()
        .recoverWithItem(Reading.NO_ANSWER);
  }

  private Future<Reading> ask(MaterialKind kind, byte[] jpeg) {
    Promise<Reading> answer = Promise.promise();
    AtomicReference<@Nullable HttpClientRequest> sent = new AtomicReference<>();
    long timer =
        vertx.setTimer(
            limit.toMillis(),
            ignored -> {
              answer.tryFail(new UnsoundAnswerException("too slow"));
              HttpClientRequest request = sent.get();
              if (request != null) {
                request.reset();
              }
            });
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url + kind.name())
            .putHeader(HttpHeaders.CONTENT_TYPE, "image/jpeg")
            .putHeader(HttpHeaders.ACCEPT, "application/json");
    token.ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value));
    http.request(options)
        .compose(
            request -> {
              sent.set(request);
              if (answer.future().isComplete()) {
                request.reset();
              }
              return request.send(Buffer.buffer(jpeg));
            })
        .compose(HttpRecognition::read)
        .onComplete(
            read -> {
              vertx.cancelTimer(timer);
              if (read.succeeded()) {
                answer.tryComplete(read.result());
              } else {
                answer.tryFail(read.cause());
              }
            });
    return answer.future();
  }

  private static Future<Reading> read(HttpClientResponse response) {
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    if (response.statusCode() != 200 || !isJson(type)) {
      response.exceptionHandler(expected -> {});
      response.request().reset();
      return Future.failedFuture(
          new UnsoundAnswerException("status " + response.statusCode() + ", or no JSON"));
    }
    return body(response).map(body -> RecognitionAnswer.read(body.getBytes()));
  }

  private static boolean isJson(@Nullable String type) {
    return String.valueOf(type)
        .split(";", 2)[0]
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals("application/json");
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.endHandler(ended -> whole.tryComplete(body));
    response.handler(
        chunk -> {
          if (body.length() + chunk.length() <= MAX_BYTES) {
            body.appendBuffer(chunk);
          } else if (whole.tryFail(new UnsoundAnswerException("an answer that is too long"))) {
            response.request().reset();
          }
        });
    return whole.future();
  }

  /** The class only of what others throw: a message may quote what was sent. */
  private static String reason(Throwable failure) {
    return failure instanceof UnsoundAnswerException unsound
        ? unsound.reason()
        : failure.getClass().getSimpleName();
  }
}
