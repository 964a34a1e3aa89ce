package org.openbeian.order.outbound.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.contracts.AccountId;
import org.openbeian.order.application.ServerInventory.InventoryAwayException;
import org.openbeian.order.domain.code.Server;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class HttpServerInventoryTest {

  private static final String ACCOUNT = "acct-a&x=1";
  private static final String NOTHING = "{\"servers\":[]}";

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private volatile Answering answering = exchange -> {};
  private volatile String asked = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/servers",
        exchange -> {
          asked = exchange.getRequestURI().getRawQuery();
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
  void asks_by_account_and_reads_the_answer() {
    // given
    answering = exchange -> send(exchange, 200, "application/json;charset=UTF-8", NOTHING);

    // then
    assertThat(servers()).isEmpty();
    assertThat(asked).isEqualTo("account=acct-a%26x%3D1");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 302, 400, 401, 404, 429, 500, 503})
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

  @Test
  void takes_what_is_no_sound_answer_as_none() {
    answering = exchange -> send(exchange, 200, "text/html", "<html>maintenance</html>");
    assertNoAnswer("an answer that is no JSON");
    answering = exchange -> send(exchange, 200, "application/json", "{\"servers\":null}");
    assertNoAnswer("servers is no list");
    answering = exchange -> send(exchange, 200, "application/json", " ".repeat(1 << 21) + NOTHING);
    assertNoAnswer("an answer that is too long");
  }

  @Test
  void does_not_wait_for_an_inventory_that_is_silent_or_away() {
    answering = exchange -> over.await();
    assertNoAnswer("");
    server.stop(0);
    assertNoAnswer("");
  }

  private void assertNoAnswer(String reason) {
    assertThatThrownBy(this::servers)
        .isInstanceOf(InventoryAwayException.class)
        .hasMessageStartingWith(reason)
        .hasMessageNotContaining(ACCOUNT)
        .hasNoCause();
  }

  private List<Server> servers() {
    InventoryApi api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .connectTimeout(500, TimeUnit.MILLISECONDS)
            .readTimeout(1, TimeUnit.SECONDS)
            .followRedirects(false)
            .build(InventoryApi.class);
    return new HttpServerInventory(api)
        .servers(new AccountId(ACCOUNT))
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
