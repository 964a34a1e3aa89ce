package org.openbeian.platform.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.platform.api.Throttle.Limit;

class ThrottleTest {

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final MovableTime time = new MovableTime();

  @Test
  void lets_a_burst_in_and_then_as_many_again_within_the_period() {
    // given
    Throttle throttle = throttle("3/PT30S");
    for (int i = 0; i < 3; i++) {
      throttle.admit("somebody");
    }

    // when
    ApiException refusal = refusal(throttle, "somebody");

    // then
    assertThat(refusal).isNotNull();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.code()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(refusal.headers()).containsEntry("Retry-After", "10");
    time.move(Duration.ofMillis(9_999));
    assertThat(refusal(throttle, "somebody").headers()).containsEntry("Retry-After", "1");
    time.move(Duration.ofMillis(1));
    assertThat(refusal(throttle, "somebody")).isNull();
    assertThat(refusal(throttle, "somebody")).isNotNull();
  }

  @Test
  void refuses_nobody_for_what_others_did() {
    // given
    Throttle throttle = throttle("1/PT1H");
    throttle.admit("one");

    // when
    ApiException other = refusal(throttle, "other");

    // then
    assertThat(other).isNull();
    assertThat(refusal(throttle, "one")).isNotNull();
  }

  @Test
  void counts_refusals() {
    // given
    Throttle throttle = throttle("1/PT1H");
    throttle.admit("somebody");

    // when
    refusal(throttle, "somebody");
    refusal(throttle, "somebody");

    // then
    assertThat(meters.counter("beian.throttled", "limit", "test").count()).isEqualTo(2);
  }

  @Test
  void lets_no_more_in_when_all_come_at_once() {
    // given
    Throttle throttle = throttle("5/PT1H");
    AtomicInteger admitted = new AtomicInteger();

    // when
    IntStream.range(0, 1_000)
        .parallel()
        .filter(i -> refusal(throttle, "somebody") == null)
        .forEach(i -> admitted.incrementAndGet());

    // then
    assertThat(admitted).hasValue(5);
  }

  @Test
  void lets_everybody_in_without_a_limit() {
    // given
    Throttle throttle = throttle("none");

    // when
    for (int i = 0; i < 1_000; i++) {
      throttle.admit("somebody");
    }

    // then
    assertThat(refusal(throttle, "somebody")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "0/PT1M", "-1/PT1M", "30/PT0S", "30/1 minute", "30/PT1M/2", "/"})
  void refuses_limits_that_are_none(String text) {
    assertThatThrownBy(() -> Limit.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:db8:1:2:ffff::1, 2001:db8:1:2::/64",
    "unknown, unknown",
    "'', ''"
  })
  void takes_an_ipv6_network_for_one_address(String address, String network) {
    assertThat(ClientAddress.of(address)).isEqualTo(network);
  }

  @Test
  void remembers_no_more_than_an_address_can_be_long() {
    assertThat(ClientAddress.of("x".repeat(10_000))).hasSize(64);
  }

  private Throttle throttle(String limit) {
    return new Throttle("test", Limit.of(limit), meters, time);
  }

  private static @Nullable ApiException refusal(Throttle throttle, String key) {
    return catchThrowableOfType(ApiException.class, () -> throttle.admit(key));
  }

  private static final class MovableTime implements TimeMeter {

    private long nanos;

    void move(Duration by) {
      nanos += by.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
