package org.openbeian.notification.outbound.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.openbeian.notification.application.webhook.WebhookSender;
import org.openbeian.notification.domain.webhook.TargetRules;
import org.openbeian.notification.domain.webhook.WebhookSecret;
import org.openbeian.platform.clock.SystemTime;

/**
 * Posts to exactly the address that it is given, while certificate, SNI and Host are those of the
 * URL's name. It reads little of what comes back, and waits for no more than the time-out.
 */
@ApplicationScoped
class HttpWebhookSender implements WebhookSender {

  private static final int MOST_BYTES_READ = 4_096;
  private static final int CONNECT_MILLIS = 3_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration timeout;

  @Inject
  HttpWebhookSender(
      Vertx vertx, @ConfigProperty(name = "beian.webhooks.timeout") Duration timeout) {
    this(vertx, timeout, new HttpClientOptions());
  }

  HttpWebhookSender(Vertx vertx, Duration timeout, HttpClientOptions options) {
    this.vertx = vertx;
    this.timeout = timeout;
    this.client =
        vertx.createHttpClient(
            options
                .setConnectTimeout((int) Math.min(CONNECT_MILLIS, timeout.toMillis()))
                .setVerifyHost(true)
                .setTrustAll(false)
                .setKeepAliveTimeout(15)
                .setDecompressionSupported(false)
                .setMaxInitialLineLength(1_024));
  }

  @Override
  public Uni<Answer> post(Message message) {
    return Uni.createFrom().<Answer>emitter(emitter -> new Call(message, emitter).begin());
  }

  /** One post and its end, whichever comes first: an answer, a failure, the time-out. */
  private final class Call {

    private final Message message;
    private final UniEmitter<? super Answer> emitter;
    private final long begun = System.nanoTime();
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private boolean ended;
    private long timer;
    private int read;

    Call(Message message, UniEmitter<? super Answer> emitter) {
      this.message = message;
      this.emitter = emitter;
    }

    void begin() {
      timer = vertx.setTimer(timeout.toMillis(), ignored -> end("no answer", true));
      client
          .request(options())
          .onFailure(failure -> end(cause(failure), false))
          .onSuccess(this::send);
    }

    private RequestOptions options() {
      URI url = message.url();
      String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
      String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
      int port = TargetRules.portOf(url);
      return new RequestOptions()
          .setMethod(HttpMethod.POST)
          .setServer(
              SocketAddress.inetSocketAddress(new InetSocketAddress(message.address(), port)))
          .setHost(TargetRules.hostOf(url))
          .setPort(port)
          .setSsl(TargetRules.isTls(url))
          .setURI(path + query)
          .setFollowRedirects(false)
          .putHeader("content-type", "application/json")
          .putHeader("user-agent", "OpenBeian-Webhooks/1");
    }

    private synchronized void send(HttpClientRequest open) {
      request = open;
      if (ended) {
        open.reset();
        return;
      }
      Instant now = SystemTime.now();
      String id = message.id().toString();
      open.putHeader("webhook-id", id)
          .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
          .putHeader(
              "webhook-signature",
              WebhookSecret.signatures(message.secrets(), id, now, message.body()));
      open.exceptionHandler(failure -> end(cause(failure), true));
      open.response().onFailure(failure -> end(cause(failure), true)).onSuccess(this::answered);
      open.end(message.body());
    }

    private void answered(HttpClientResponse head) {
      synchronized (this) {
        response = head;
      }
      head.exceptionHandler(failure -> end("", true));
      head.handler(
          bytes -> {
            read += bytes.length();
            if (read > MOST_BYTES_READ) {
              end("", true);
            }
          });
      head.endHandler(ignored -> end("", false));
    }

    /** What has answered counts, though its body goes on for ever. */
    private synchronized void end(String cause, boolean reset) {
      if (ended) {
        return;
      }
      ended = true;
      vertx.cancelTimer(timer);
      HttpClientRequest open = request;
      if (reset && open != null) {
        open.reset();
      }
      int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      HttpClientResponse head = response;
      emitter.complete(
          head == null
              ? Answer.none(millis, cause)
              : Answer.of(head.statusCode(), millis, comeBackAfter(head)));
    }
  }

  private static @Nullable Duration comeBackAfter(HttpClientResponse head) {
    String seconds = head.getHeader("retry-after");
    return seconds != null && seconds.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : null;
  }

  /** Ours, since a library's words may quote what the other side said. */
  private static String cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "TLS failed";
      }
      if (cause instanceof ConnectException) {
        return "no connection";
      }
    }
    return "connection lost";
  }
}
