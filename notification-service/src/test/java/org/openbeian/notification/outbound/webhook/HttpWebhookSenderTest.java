package org.openbeian.notification.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.notification.application.webhook.WebhookSender.Answer;
import org.openbeian.notification.application.webhook.WebhookSender.Message;
import org.openbeian.notification.domain.webhook.WebhookSecret;

/** Over real TLS, to names that no resolver knows: whoever asked one would get nowhere. */
class HttpWebhookSenderTest {

  private static final String NAME = "hooks.receiver.invalid";
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir static Path directory;
  private static PfxOptions certificate;

  /** The first handshake of a JVM takes its time. */
  private static HttpWebhookSender patient;

  private static HttpWebhookSender sender;

  @BeforeAll
  static void make_a_certificate() throws Exception {
    Path store = directory.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + NAME,
                "-ext",
                "SAN=dns:" + NAME)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    certificate = new PfxOptions().setPath(store.toString()).setPassword("changeit");
    patient =
        new HttpWebhookSender(
            VERTX, Duration.ofSeconds(10), new HttpClientOptions().setTrustOptions(certificate));
    sender = new HttpWebhookSender(VERTX, Duration.ofSeconds(1), new HttpClientOptions());
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void connects_to_the_checked_address_under_the_urls_name() {
    // given
    AtomicReference<String> seen = new AtomicReference<>();
    HttpServer server =
        tls(
            request -> {
              seen.set(
                  request.authority()
                      + " "
                      + request.connection().indicatedServerName()
                      + " "
                      + request.uri());
              request.response().setStatusCode(204).end();
            });
    // when
    Answer answer = post(patient, "https://" + NAME + ":" + server.actualPort() + "/a/b?c=d%20e");
    // then
    assertThat(answer.cause()).isNull();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(seen.get())
        .isEqualTo(NAME + ":" + server.actualPort() + " " + NAME + " /a/b?c=d%20e");
  }

  @Test
  void trusts_no_certificate_of_another_name() {
    // given
    HttpServer server = tls(request -> request.response().end());
    // then
    assertThat(post(patient, "https://other.receiver.invalid:" + server.actualPort() + "/"))
        .extracting(Answer::cause, Answer::status)
        .containsExactly("TLS failed", null);
    HttpWebhookSender untrusting =
        new HttpWebhookSender(VERTX, Duration.ofSeconds(10), new HttpClientOptions());
    assertThat(post(untrusting, "https://" + NAME + ":" + server.actualPort() + "/").cause())
        .isEqualTo("TLS failed");
  }

  @Test
  void a_redirect_is_an_answer_like_any_other_that_is_not_2xx() {
    // given
    HttpServer server =
        plain(
            request -> request.response().setStatusCode(307).putHeader("location", "/next").end());
    // then
    assertThat(post(url(server)).cause()).isEqualTo("HTTP 307");
  }

  @Test
  void waits_no_longer_than_its_time_out_for_an_answer() {
    // given
    HttpServer server = plain(request -> {});
    // when
    Answer answer = post(url(server));
    // then
    assertThat(answer.cause()).isEqualTo("no answer");
    assertThat(answer.latencyMillis()).isBetween(950, 5_000);
  }

  @Test
  void an_answer_counts_though_its_body_has_no_end() {
    // given one that floods, and one that drips
    HttpServer flood =
        plain(
            request -> {
              var response = request.response().setChunked(true);
              VERTX.setPeriodic(
                  1,
                  timer -> {
                    if (response.closed()) {
                      VERTX.cancelTimer(timer);
                    } else {
                      response.write(Buffer.buffer(new byte[2_000]));
                    }
                  });
            });
    HttpServer drip =
        plain(
            request -> {
              request.response().setChunked(true).setStatusCode(500).write("x");
            });
    // then
    Answer flooded = post(url(flood));
    assertThat(flooded.cause()).isNull();
    assertThat(post(url(drip)).cause()).isEqualTo("HTTP 500");
  }

  @Test
  void tells_who_is_not_there_and_who_hangs_up() {
    // given
    HttpServer gone = plain(request -> {});
    gone.close().toCompletionStage().toCompletableFuture().join();
    HttpServer rude = plain(request -> request.connection().close());
    // then
    assertThat(post(url(gone)).cause()).isEqualTo("no connection");
    assertThat(post(url(rude)).cause()).isEqualTo("connection lost");
  }

  @Test
  void hears_when_to_come_back() {
    // given
    HttpServer server =
        plain(
            request -> request.response().setStatusCode(429).putHeader("retry-after", "120").end());
    // then
    assertThat(post(url(server)).comeBackAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  private static String url(HttpServer server) {
    return "http://" + NAME + ":" + server.actualPort() + "/";
  }

  private static Answer post(String url) {
    return post(sender, url);
  }

  private static Answer post(HttpWebhookSender by, String url) {
    return by.post(
            new Message(
                URI.create(url),
                InetAddress.getLoopbackAddress(),
                List.of(WebhookSecret.random()),
                UUID.randomUUID(),
                "{}"))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static HttpServer tls(Consumer<HttpServerRequest> handler) {
    return listen(
        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate), handler);
  }

  private static HttpServer plain(Consumer<HttpServerRequest> handler) {
    return listen(new HttpServerOptions(), handler);
  }

  private static HttpServer listen(HttpServerOptions options, Consumer<HttpServerRequest> handler) {
    return VERTX
        .createHttpServer(options)
        .requestHandler(request -> request.bodyHandler(body -> handler.accept(request)))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }
}
