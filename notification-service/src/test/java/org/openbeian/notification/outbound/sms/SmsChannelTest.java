package org.openbeian.notification.outbound.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.notification.domain.Language;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class SmsChannelTest {

  @Inject Sealer sealer;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer gateway;
  private volatile int status = 202;

  @BeforeEach
  void gatewayStarts() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/messages",
        exchange -> {
          requests.add(
              exchange.getRequestHeaders().getFirst("Idempotency-Key")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] answer = "{\"messageId\":\"m-1\",\"new\":true}".getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void gatewayStops() {
    gateway.stop(0);
  }

  @Test
  void sends_phone_sender_and_text_under_the_deliverys_id() {
    // given
    OutgoingNotice notice = aNotice();
    // when
    send(notice);
    // then
    assertThat(requests)
        .containsExactly(
            notice.deliveryId()
                + " {\"to\":\"13800571001\",\"sender\":\"10690000\",\"text\":\"短信\"}");
  }

  @ParameterizedTest
  @CsvSource({"400,true", "404,true", "408,false", "429,false", "500,false", "503,false"})
  void tells_a_refusal_from_an_outage(int answer, boolean isFinal) {
    // given
    status = answer;
    // then
    assertThatThrownBy(() -> send(aNotice()))
        .isInstanceOf(isFinal ? OutsideChannel.Refused.class : OutsideChannel.Unreachable.class)
        .hasMessage("HTTP " + answer);
  }

  private void send(OutgoingNotice notice) {
    SmsGateway client =
        RestClientBuilder.newBuilder()
            .baseUri(URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()))
            .build(SmsGateway.class);
    new SmsChannel(client, sealer, "10690000").send(notice).await().atMost(Duration.ofSeconds(10));
  }

  private OutgoingNotice aNotice() {
    return new OutgoingNotice(
        UUID.randomUUID(),
        sealer.seal("13800571001"),
        Language.CHINESE,
        "标题",
        sealer.seal("正文"),
        "短信",
        Instant.parse("2026-11-23T02:00:00Z"));
  }
}
