package org.openbeian.order.outbound.rdap;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.order.domain.registration.DomainAnswer;
import org.openbeian.order.domain.registration.DomainAnswer.Word;
import org.openbeian.order.domain.registration.DomainRegistration;

class RdapDomainRegistryTest {

  private static final String FOUND =
      "{\"objectClassName\":\"domain\",\"ldhName\":\"example.cn\",\"status\":[\"active\"]}";

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static Vertx vertx;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private volatile Answering answering = exchange -> {};
  private volatile String asked = "";

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Accept");
          try {
            answering.answer(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            exchange.close();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/rdap+json", "Application/JSON;charset=UTF-8"})
  void asks_for_a_domain_and_reads_the_answer(String type) {
    answering = exchange -> send(exchange, 200, type, FOUND);
    assertThat(lookUp()).isInstanceOf(DomainRegistration.class);
    assertThat(asked)
        .isEqualTo("GET /rdap/domain/example.cn application/rdap+json, application/json");
  }

  @Test
  void knows_that_a_domain_is_not_registered() {
    answering = exchange -> send(exchange, 404, "application/rdap+json", "{\"errorCode\":404}");
    assertThat(lookUp()).isEqualTo(Word.NOT_REGISTERED);
    answering = exchange -> exchange.sendResponseHeaders(404, -1);
    assertThat(lookUp()).isEqualTo(Word.NOT_REGISTERED);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 400, 401, 403, 429, 500, 502, 503})
  void takes_every_other_status_as_no_answer(int status) {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/rdap/domain/example.cn");
          send(exchange, status, "application/rdap+json", FOUND);
        };
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @ParameterizedTest
  @CsvSource({
    "200,text/html,<html>maintenance</html>",
    "404,text/html,<html>not found</html>",
    "200,text/plain,not found",
    "200,application/json,<html>maintenance</html>",
    "200,application/json,''",
    "200,application/json,{}",
  })
  void takes_what_is_no_sound_answer_as_none(int status, String type, String body) {
    answering = exchange -> send(exchange, status, type, body);
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void takes_a_huge_answer_as_none() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/rdap+json");
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          byte[] blanks = " ".repeat(16 * 1024).getBytes(UTF_8);
          for (int i = 0; i < 1_000; i++) {
            body.write(blanks);
          }
          body.write(FOUND.getBytes(UTF_8));
        };
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void takes_a_broken_connection_as_no_answer() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/rdap+json");
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(FOUND.getBytes(UTF_8));
        };
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void takes_a_registry_that_is_not_there_as_no_answer() {
    server.stop(0);
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void does_not_wait_for_a_silent_registry() {
    answering = exchange -> over.await();
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void does_not_wait_for_a_trickling_answer() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/rdap+json");
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          do {
            body.write(' ');
            body.flush();
          } while (!over.await(50, TimeUnit.MILLISECONDS));
        };
    assertThat(lookUp()).isEqualTo(Word.NO_ANSWER);
  }

  @Test
  void refuses_an_address_that_is_none_of_http() {
    assertThatThrownBy(
            () -> new RdapDomainRegistry(vertx, URI.create("rdap.example"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("beian.rdap.url");
  }

  private DomainAnswer lookUp() {
    return new RdapDomainRegistry(
            vertx,
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rdap/"),
            Duration.ofSeconds(1))
        .lookUp("example.cn")
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = status == 204 ? new byte[0] : body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
