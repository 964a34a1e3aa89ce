package org.openbeian.order.outbound.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.CertificateType;
import org.openbeian.contracts.ServiceKind;
import org.openbeian.contracts.SubjectNature;
import org.openbeian.order.application.NationalRegistry.RegistryAwayException;
import org.openbeian.order.domain.detection.Question;
import org.openbeian.order.domain.detection.Registered;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class HttpNationalRegistryTest {

  private static final String CERTIFICATE = "91330106MA2H7Q4K4M";
  private static final String NOTHING = "{\"subject\":null,\"entries\":[]}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private volatile Answering answering = exchange -> {};
  private volatile byte[] asked = new byte[0];

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/lookups",
        exchange -> {
          asked = exchange.getRequestBody().readAllBytes();
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

  @Test
  void asks_by_certificate_and_domain_and_reads_the_answer() throws IOException {
    // given
    answering = exchange -> send(exchange, 200, "application/json;charset=UTF-8", NOTHING);

    // when
    Registered registered = lookUp(ServiceKind.WEBSITE, "example.cn");

    // then
    assertThat(registered).isEqualTo(new Registered(null, List.of()));
    JsonNode expected =
        JSON.readTree(
            "{\"certificateType\":1,\"certificateNumber\":\"91330106MA2H7Q4K4M\","
                + "\"serviceKind\":\"WEBSITE\",\"domain\":\"example.cn\"}");
    assertThat(JSON.readTree(asked)).isEqualTo(expected);
  }

  @Test
  void asks_by_the_name_of_an_app() throws IOException {
    // given
    answering = exchange -> send(exchange, 200, "application/json", NOTHING);

    // when
    lookUp(ServiceKind.QUICK_APP, "示例");

    // then
    JsonNode sent = JSON.readTree(asked);
    assertThat(sent.get("appName").asText()).isEqualTo("示例");
    assertThat(sent.get("serviceKind").asText()).isEqualTo("QUICK_APP");
    assertThat(sent.has("domain")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 400, 401, 404, 409, 429, 500, 502, 503})
  void takes_every_other_status_as_no_answer(int status) {
    // given
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          send(exchange, status, "application/json", NOTHING);
        };

    // then
    assertNoAnswer("status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html,<html>maintenance</html>",
    "text/plain,not found",
    "application/json,<html>maintenance</html>",
    "application/json,''",
    "application/json,{\"subject\":null}",
  })
  void takes_what_is_no_sound_answer_as_none(String type, String body) {
    answering = exchange -> send(exchange, 200, type, body);
    assertNoAnswer("");
  }

  @Test
  void takes_a_broken_connection_as_no_answer() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(NOTHING.getBytes(UTF_8));
        };
    assertNoAnswer("");
  }

  @Test
  void takes_a_registry_that_is_not_there_as_no_answer() {
    server.stop(0);
    assertNoAnswer("");
  }

  @Test
  void does_not_wait_for_a_silent_registry() {
    answering = exchange -> over.await();
    assertNoAnswer("");
  }

  @Test
  void does_not_wait_for_a_trickling_answer() {
    // given
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          do {
            body.write(' ');
            body.flush();
          } while (!over.await(50, TimeUnit.MILLISECONDS));
        };

    // then
    assertNoAnswer("");
  }

  private void assertNoAnswer(String reason) {
    assertThatThrownBy(() -> lookUp(ServiceKind.WEBSITE, "example.cn"))
        .isInstanceOf(RegistryAwayException.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining(CERTIFICATE)
        .hasMessageNotContaining("example.cn")
        .hasNoCause();
  }

  private Registered lookUp(ServiceKind kind, String name) {
    RegistryApi api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .connectTimeout(500, TimeUnit.MILLISECONDS)
            .readTimeout(1, TimeUnit.SECONDS)
            .followRedirects(false)
            .build(RegistryApi.class);
    return new HttpNationalRegistry(api, "us")
        .lookUp(
            new Question(
                SubjectNature.ENTERPRISE,
                CertificateType.BUSINESS_LICENCE,
                CERTIFICATE,
                kind,
                name))
        .await()
        .atMost(Duration.ofSeconds(20));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = status == 204 ? new byte[0] : body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
