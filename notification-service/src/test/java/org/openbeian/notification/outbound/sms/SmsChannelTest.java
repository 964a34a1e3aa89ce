package org.openbeian.notification.outbound.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.openbeian.testkit.SmsGatewayStandIn.FIRST;
import static org.openbeian.testkit.SmsGatewayStandIn.SECOND;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openbeian.notification.MailServer;
import org.openbeian.notification.application.OutgoingNotice;
import org.openbeian.notification.application.OutsideChannel;
import org.openbeian.notification.domain.Language;
import org.openbeian.platform.pii.Sealer;
import org.openbeian.testkit.BeianTestResource;
import org.openbeian.testkit.SmsGatewayStandIn;

@QuarkusTest
@QuarkusTestResource(BeianTestResource.class)
@QuarkusTestResource(MailServer.class)
class SmsChannelTest {

  @Inject Sealer sealer;
  @Inject SmsChannel channel;

  private final String phone =
      "13" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);

  @AfterEach
  void gatewaysAreBack() {
    SmsGatewayStandIn.outage(false);
  }

  @Test
  void sends_the_short_text_under_the_deliverys_id() {
    // given
    OutgoingNotice notice = aNotice();
    // when
    await().ignoreException(OutsideChannel.Unreachable.class).untilAsserted(() -> send(notice));
    // then
    assertThat(SmsGatewayStandIn.textsTo(phone)).containsExactly("短信");
    assertThat(SmsGatewayStandIn.keysOf(phone)).containsExactly(notice.deliveryId().toString());
  }

  @ParameterizedTest
  @CsvSource({"400,true", "422,true", "404,false", "408,false", "429,false", "503,false"})
  void tells_a_refusal_from_an_outage(int answer, boolean isFinal) {
    // given
    SmsGatewayStandIn.answers(FIRST, answer);
    SmsGatewayStandIn.answers(SECOND, answer);
    // then
    // as soon as the gateways are asked again, after an outage in another test
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> send(aNotice()))
                    .isInstanceOf(
                        isFinal ? OutsideChannel.Refused.class : OutsideChannel.Unreachable.class)
                    .hasMessage("HTTP " + answer));
  }

  private void send(OutgoingNotice notice) {
    channel.send(notice).await().atMost(Duration.ofSeconds(10));
  }

  private OutgoingNotice aNotice() {
    return new OutgoingNotice(
        UUID.randomUUID(),
        sealer.seal(phone),
        Language.CHINESE,
        "标题",
        sealer.seal("正文"),
        "短信",
        Instant.parse("2026-11-23T02:00:00Z"));
  }
}
