package org.openbeian.smsverify.outbound.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.smsverify.application.SmsGateway.Answer;
import org.openbeian.smsverify.application.SmsGateway.GatewayAwayException;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
class HttpSmsGatewayTest {

  private HttpServer server;
  private volatile int status;
  private volatile String key = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/messages",
        exchange -> {
          key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takes_202_as_accepted_and_sends_the_key() {
    // given
    status = 202;
    UUID id = UUID.randomUUID();

    // when
    Answer answer = send(id);

    // then
    assertThat(answer).isEqualTo(Answer.ACCEPTED);
    assertThat(key).isEqualTo(id.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 410, 422})
  void takes_what_is_wrong_with_a_message_as_a_final_refusal(int answered) {
    status = answered;
    assertThat(send(UUID.randomUUID())).isEqualTo(Answer.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404, 429, 500, 503})
  void takes_everything_else_as_away_for_now(int answered) {
    status = answered;
    assertThatThrownBy(() -> send(UUID.randomUUID()))
        .isInstanceOf(GatewayAwayException.class)
        .hasMessageNotContaining("13800571001");
  }

  private Answer send(UUID id) {
    GatewayApi api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .followRedirects(false)
            .build(GatewayApi.class);
    return new HttpSmsGateway(api)
        .send(id, "13800571001", "12381", "text")
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
