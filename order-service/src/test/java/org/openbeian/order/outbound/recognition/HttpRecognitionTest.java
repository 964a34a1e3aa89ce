package org.openbeian.order.outbound.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.domain.material.MaterialKind;
import org.openbeian.order.domain.recognition.CertificateField;
import org.openbeian.order.domain.recognition.Reading;
import org.openbeian.order.domain.recognition.RecognisedField;

class HttpRecognitionTest {

  private static final byte[] PICTURE = {1, 2, 3};
  private static final String FOUND =
      "{\"fields\":[{\"field\":\"NAME\",\"value\":\" 陈启明\",\"confidence\":0.9,\"box\":[1,2]},"
          + "{\"field\":\"NAME\",\"value\":\"陈启名\",\"confidence\":0.3},"
          + "{\"field\":\"SEX\",\"value\":\"x\",\"confidence\":1}],\"engine\":\"x\"}";

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private HttpRecognition recognition;
  private volatile Answering answering = exchange -> {};
  private volatile String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          asked =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + body.length;
          try {
            answering.answer(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    server.start();
    recognition = recognition(Duration.ofSeconds(10));
  }

  private HttpRecognition recognition(Duration limit) {
    return new HttpRecognition(
        vertx,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ocr/"),
        Optional.of("secret"),
        2,
        limit);
  }

  @AfterEach
  void stop() throws Exception {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("R-MAT-3: the service gets the picture, and the surest of its values are believed")
  void sends_the_picture_and_reads_the_answer() {
    answering = exchange -> send(exchange, 200, "application/json;charset=UTF-8", FOUND);
    assertThat(read(recognition))
        .isEqualTo(
            Reading.of(java.util.List.of(new RecognisedField(CertificateField.NAME, "陈启明", 0.9))));
    assertThat(asked)
        .isEqualTo("POST /ocr/recognitions?kind=PRINCIPAL_ID_FRONT image/jpeg Bearer secret 3");
    answering = exchange -> send(exchange, 200, "application/json", "{\"fields\":[]}");
    assertThat(read(recognition).state()).isEqualTo(Reading.State.NOTHING_RECOGNISED);
  }

  @ParameterizedTest
  @CsvSource({
    "201, application/json",
    "204, application/json",
    "302, application/json",
    "401, application/json",
    "404, application/json",
    "500, application/json",
    "200, text/html",
    "200,"
  })
  void takes_every_other_answer_as_none(int status, String type) {
    answering = exchange -> send(exchange, status, type, FOUND);
    assertThat(read(recognition)).isEqualTo(Reading.NO_ANSWER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{}",
        "{\"fields\":null}",
        "{\"fields\":{}}",
        "{\"fields\":[7]}",
        "{\"fields\":[{}]}",
        "{\"fields\":[{\"field\":7,\"value\":\"x\",\"confidence\":1}]}",
        "{\"fields\":[{\"field\":\"NAME\",\"value\":[\"x\"],\"confidence\":1}]}",
        "{\"fields\":[{\"field\":\"NAME\",\"value\":\"陈启明\"}]}",
        "{\"fields\":[{\"field\":\"NAME\",\"value\":\"陈启明\",\"confidence\":\"1\"}]}",
        "{\"fields\":[],\"fields\":[]}",
        "{\"fields\":[]} {}",
        "<html>"
      })
  void believes_nothing_of_a_wrong_shape(String body) {
    answering = exchange -> send(exchange, 200, "application/json", body);
    assertThat(read(recognition)).isEqualTo(Reading.NO_ANSWER);
  }

  @Test
  void believes_nothing_that_is_too_long_or_nested_without_end() {
    answering = exchange -> send(exchange, 200, "application/json", FOUND + " ".repeat(64 * 1024));
    assertThat(read(recognition)).isEqualTo(Reading.NO_ANSWER);
    answering = exchange -> send(exchange, 200, "application/json", "[".repeat(60_000));
    assertThat(read(recognition)).isEqualTo(Reading.NO_ANSWER);
    answering =
        exchange ->
            send(
                exchange,
                200,
                "application/json",
                "{\"fields\":["
                    + "{\"field\":\"X\",\"value\":\"\",\"confidence\":1},".repeat(60)
                    + "{\"field\":\"X\",\"value\":\"\",\"confidence\":1}]}");
    assertThat(read(recognition)).isEqualTo(Reading.NO_ANSWER);
  }

  @Test
  void waits_for_no_one_without_end() {
    // given
    HttpRecognition impatient = recognition(Duration.ofMillis(300));

    // then one that keeps silent
    answering = exchange -> over.await();
    assertThat(read(impatient)).isEqualTo(Reading.NO_ANSWER);

    // and one that trickles
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          while (!over.await(20, TimeUnit.MILLISECONDS)) {
            out.write(' ');
            out.flush();
          }
        };
    assertThat(read(impatient)).isEqualTo(Reading.NO_ANSWER);

    // and one that is away
    server.stop(0);
    assertThat(read(impatient)).isEqualTo(Reading.NO_ANSWER);
  }

  @Test
  void takes_only_addresses_of_the_web() {
    assertThatThrownBy(
            () ->
                new HttpRecognition(
                    vertx, URI.create("file:///x"), Optional.empty(), 1, Duration.ofSeconds(1)))
        .hasMessageContaining("beian.recognition.url");
  }

  private static Reading read(HttpRecognition recognition) {
    return recognition
        .read(MaterialKind.PRINCIPAL_ID_FRONT, PICTURE)
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    if (type != null) {
      exchange.getResponseHeaders().set("Content-Type", type);
    }
    boolean bodiless = status == 204 || bytes.length == 0;
    exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
    if (!bodiless) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
