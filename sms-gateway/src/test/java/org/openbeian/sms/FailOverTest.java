package org.openbeian.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.sms.GatewayState.Condition;
import org.openbeian.sms.GuardedGateway.Breaking;
import org.openbeian.sms.Handed.Outcome;
import org.openbeian.sms.HttpGateway.Limits;

@QuarkusTest
class FailOverTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(500));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> moves = new CopyOnWriteArrayList<>();
  private GatewayDouble first;
  private GatewayDouble second;
  private FailOver gateways;

  @BeforeEach
  void start() throws IOException {
    first = new GatewayDouble();
    second = new GatewayDouble();
    gateways = between(first.url(), second.url());
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private FailOver between(URI one, @Nullable URI other) {
    return new FailOver(
        meters,
        one,
        other,
        "https://example.com/receipts",
        LIMITS,
        new Breaking(4, 0.75, Duration.ofMillis(200)));
  }

  @Test
  void hands_a_message_to_the_first_gateway_under_its_key() {
    // given
    SmsMessage message = aMessage(null, MINUTE);

    // when
    Handed handed = send(message);

    // then
    assertThat(handed).isEqualTo(new Handed(Outcome.ACCEPTED, "sms-1", "m-1", "", null));
    assertThat(first.keys()).containsExactly(message.key().toString());
    assertThat(first.body())
        .isEqualTo(
            "{\"to\":\"13800571001\",\"sender\":\"12381\",\"text\":\"text\","
                + "\"receiptsTo\":\"https://example.com/receipts/sms-1\"}");
    assertThat(second.keys()).isEmpty();
    assertThat(moves).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "no JSON", "{}", "{\"messageId\":\"a\\u0000b\"}"})
  void takes_202_as_accepted_whatever_else_it_says(String answer) {
    first.says(answer);
    assertThat(send(aMessage(null, MINUTE)))
        .isEqualTo(new Handed(Outcome.ACCEPTED, "sms-1", null, "", null));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 410, 422})
  void takes_what_is_wrong_with_a_message_as_a_refusal_by_both(int status) {
    // given
    first.answers(status);

    // then
    assertThat(send(aMessage(null, MINUTE)))
        .isEqualTo(new Handed(Outcome.REFUSED, "sms-1", null, "HTTP " + status, null));
    assertThat(second.keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 408, 429, 500, 503})
  void what_the_first_certainly_did_not_take_goes_to_the_second_at_once(int status) {
    // given
    first.answers(status);

    // when
    Handed handed = send(aMessage(null, null));

    // then
    assertThat(handed).isEqualTo(new Handed(Outcome.ACCEPTED, "sms-2", "m-1", "", null));
    assertThat(moves).containsExactly("sms-2");
  }

  @Test
  void nobody_listening_is_certain_too() {
    // given
    first.close();

    // then
    assertThat(send(aMessage(null, null)).gateway()).isEqualTo("sms-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"502", "504", "silence", "break"})
  void what_the_first_may_have_is_kept_from_the_second(String how) {
    // given
    misbehave(how);

    // when
    Handed handed = send(aMessage(null, MINUTE));

    // then
    assertThat(handed.outcome()).isEqualTo(Outcome.AWAY);
    UnknownFate fate = handed.fate();
    assertThat(fate).isNotNull();
    assertThat(fate.gateway()).isEqualTo("sms-1");
    assertThat(fate.since()).isBeforeOrEqualTo(now());
    assertThat(second.keys()).isEmpty();
  }

  private void misbehave(String how) {
    switch (how) {
      case "silence" -> first.hangs(true);
      case "break" -> first.breaksOff();
      default -> first.answers(Integer.parseInt(how));
    }
  }

  @Test
  void a_gateway_that_may_have_a_message_gets_it_again_and_alone() {
    // given
    UnknownFate fate = new UnknownFate("sms-1", now().minusSeconds(30));
    SmsMessage message = aMessage(fate, MINUTE);
    first.answers(503);

    // when
    Handed away = send(message);
    first.answers(202);
    Handed accepted = send(message);

    // then
    assertThat(away).isEqualTo(new Handed(Outcome.AWAY, null, null, "HTTP 503", fate));
    assertThat(accepted.gateway()).isEqualTo("sms-1");
    assertThat(first.keys()).containsExactly(message.key().toString(), message.key().toString());
    assertThat(second.keys()).isEmpty();
  }

  @Test
  void it_moves_on_once_that_is_long_enough_ago() {
    // given
    UnknownFate fate = new UnknownFate("sms-1", now().minusSeconds(61));
    first.hangs(true);

    // when
    Handed handed = send(aMessage(fate, MINUTE));

    // then
    assertThat(handed.gateway()).isEqualTo("sms-2");
    assertThat(first.keys()).hasSize(1);
    assertThat(moves).containsExactly("sms-2");
  }

  @Test
  void it_never_moves_when_a_phone_must_not_get_it_twice() {
    // given
    UnknownFate fate = new UnknownFate("sms-1", now().minus(Duration.ofDays(1)));
    first.close();

    // when
    Handed handed = send(aMessage(fate, null));

    // then
    assertThat(handed).isEqualTo(new Handed(Outcome.AWAY, null, null, "no connection", fate));
    assertThat(second.keys()).isEmpty();
  }

  @Test
  void what_the_second_may_have_stays_there_when_the_first_is_back() {
    // given
    UnknownFate fate = new UnknownFate("sms-2", now());

    // then
    assertThat(send(aMessage(fate, MINUTE)).gateway()).isEqualTo("sms-2");
    assertThat(first.keys()).isEmpty();
  }

  @Test
  void tells_why_each_gateway_is_away() {
    // given
    first.answers(503);
    second.answers(429);

    // then
    assertThat(send(aMessage(null, MINUTE)))
        .isEqualTo(new Handed(Outcome.AWAY, null, null, "sms-1: HTTP 503; sms-2: HTTP 429", null));
    assertThat(gateways.states())
        .extracting(GatewayState::condition, GatewayState::lastCause)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Condition.DOWN, "HTTP 503"),
            org.assertj.core.api.Assertions.tuple(Condition.DOWN, "HTTP 429"));
  }

  @Test
  void does_not_send_where_nobody_noted_that_it_goes() {
    // given
    first.answers(503);

    // when
    Handed handed =
        gateways
            .send(
                aMessage(null, null),
                gateway -> Uni.createFrom().failure(new IllegalStateException("no database")))
            .onFailure(IllegalStateException.class)
            .recoverWithItem(Handed.away("not noted", null))
            .await()
            .atMost(Duration.ofSeconds(5));

    // then
    assertThat(handed.cause()).isEqualTo("not noted");
    assertThat(second.keys()).isEmpty();
  }

  @Test
  void leaves_a_gateway_alone_that_keeps_failing_and_finds_out_when_it_is_back() {
    // given
    assertThat(gateways.states().get(0).condition()).isEqualTo(Condition.UNKNOWN);
    first.hangs(true);
    for (int i = 0; i < 4; i++) {
      assertThat(send(aMessage(null, MINUTE)).outcome()).isEqualTo(Outcome.AWAY);
    }

    // when
    long begun = System.nanoTime();
    Handed meanwhile = send(aMessage(null, null));
    Duration waited = Duration.ofNanos(System.nanoTime() - begun);

    // then
    assertThat(meanwhile.gateway()).isEqualTo("sms-2");
    assertThat(waited).isLessThan(LIMITS.read());
    assertThat(first.keys()).hasSize(4);
    assertThat(gateways.states().get(0).skipped()).isTrue();
    assertThat(gateways.states().get(0).lastCause()).isEqualTo("no answer in time");
    assertThat(count("sms-1", "skipped")).isEqualTo(1);
    assertThat(count("sms-1", "unknown")).isEqualTo(4);

    // and when
    first.hangs(false);

    // then
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> "sms-1".equals(send(aMessage(null, null)).gateway()));
    assertThat(gateways.states().get(0).condition()).isEqualTo(Condition.UP);
    assertThat(gateways.states().get(0).skipped()).isFalse();
  }

  @Test
  void works_with_one_gateway_too() {
    // given
    gateways = between(first.url(), null);
    first.answers(503);

    // then
    assertThat(send(aMessage(null, MINUTE)))
        .isEqualTo(new Handed(Outcome.AWAY, null, null, "HTTP 503", null));
    assertThat(send(aMessage(new UnknownFate("sms-2", now()), null)).cause())
        .isEqualTo("its gateway is no more");
  }

  @Test
  void shows_nothing_of_a_message() {
    assertThat(aMessage(null, null).toString()).doesNotContain("13800571001", "text");
    assertThat(new GatewayApi.Message("13800571001", "1", "text", null).toString())
        .isEqualTo("Message");
  }

  private double count(String gateway, String outcome) {
    return meters
        .counter("beian.sms.gateway.calls", "gateway", gateway, "outcome", outcome)
        .count();
  }

  private Handed send(SmsMessage message) {
    return gateways
        .send(
            message,
            gateway -> {
              moves.add(gateway);
              return Uni.createFrom().voidItem();
            })
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  private static SmsMessage aMessage(@Nullable UnknownFate fate, @Nullable Duration moveAfter) {
    return new SmsMessage(UUID.randomUUID(), "13800571001", "12381", "text", fate, moveAfter);
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
