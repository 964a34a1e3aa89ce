package org.openbeian.order.outbound.rdap;

import io.quarkus.runtime.Startup;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openbeian.order.application.DomainRegistry;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;

/**
 * Registries by RDAP over HTTP (RFC 7480). Whatever is not a sound answer of some size in time is
 * none; a redirection is not followed.
 */
@Startup
@ApplicationScoped
class RdapDomainRegistry implements DomainRegistry {

  private static final Logger LOG = Logger.getLogger(RdapDomainRegistry.class);
  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_CONNECTIONS = 16;

  private final Vertx vertx;
  private final HttpClient http;
  private final String base;
  private final Duration limit;

  RdapDomainRegistry(
      Vertx vertx,
      @ConfigProperty(name = "beian.rdap.url") URI url,
      @ConfigProperty(name = "beian.order.domain-lookups.timeout") Duration limit) {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("beian.rdap.url: expected an http or https address");
    }
    this.vertx = vertx;
    this.base = url.toString().replaceAll("/+$", "");
    this.limit = limit;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) limit.toMillis())
                .setMaxHeaderSize(16 * 1024));
  }

  @Override
  public Uni<DomainAnswer> lookUp(String registrable) {
    return Uni.createFrom()
        .completionStage(() -> ask(registrable).toCompletionStage())
        .onFailure()
        .invoke(failure -> LOG.warnf("a registry of domains gives no answer: %s", reason(failure)))
        .onFailure()
        .recoverWithItem(Word.NO_ANSWER);
  }

  /** The limit holds for the whole call, from waiting for a connection to the last byte. */
  private Future<DomainAnswer> ask(String domain) {
    Promise<DomainAnswer> answer = Promise.promise();
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
    http.request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(base + "/domain/" + domain)
                .putHeader(HttpHeaders.ACCEPT, "application/rdap+json, application/json"))
        .compose(
            request -> {
              sent.set(request);
              return request.send();
            })
        .compose(response -> read(response, domain))
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

  private static Future<DomainAnswer> read(HttpClientResponse response, String domain) {
    int status = response.statusCode();
    String type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    if (status != 200 && status != 404) {
      return unsound(response, "status " + status);
    }
    boolean isBare = status == 404 && type == null;
    if (!isBare && !isJson(type)) {
      // a page says that something else is asked than a registry, rather than "not registered"
      return unsound(response, "status " + status + " with an answer that is no JSON");
    }
    return body(response)
        .map(
            body -> status == 404 ? Word.NOT_REGISTERED : RdapAnswer.read(body.getBytes(), domain));
  }

  private static boolean isJson(@Nullable String type) {
    String media = String.valueOf(type).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals("application/rdap+json") || media.equals("application/json");
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

  private static <T> Future<T> unsound(HttpClientResponse response, String reason) {
    response.exceptionHandler(expected -> {});
    response.request().reset();
    return Future.failedFuture(new UnsoundAnswerException(reason));
  }

  /** The class only of what others throw: a message may quote what was sent. */
  private static String reason(Throwable failure) {
    return failure instanceof UnsoundAnswerException unsound
        ? unsound.reason()
        : failure.getClass().getSimpleName();
  }
}
