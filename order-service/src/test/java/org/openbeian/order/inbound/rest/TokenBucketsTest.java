package org.openbeian.order.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

  private final AtomicLong nanos = new AtomicLong(-5);
  private final TokenBuckets buckets = new TokenBuckets(6, 3, nanos::get);

  @Test
  @DisplayName("R-POST-3: a key gets so many a minute, evenly, whatever others take")
  void refills_evenly() {
    // when
    exhaust("a");

    // then
    assertThat(buckets.take("a")).isEqualTo(10);
    assertThat(buckets.take("b")).isZero();
    pass(Duration.ofMillis(9_500));
    assertThat(buckets.take("a")).isEqualTo(1);
    pass(Duration.ofMillis(600));
    assertThat(buckets.take("a")).isZero();
    assertThat(buckets.take("a")).isEqualTo(10);
  }

  @Test
  void holds_no_more_than_a_minutes_worth() {
    buckets.take("a");
    pass(Duration.ofDays(1));
    exhaust("a");
    assertThat(buckets.take("a")).isPositive();
  }

  @Test
  @DisplayName("R-POST-3: many addresses fill no memory")
  void remembers_only_the_keys_seen_last() {
    exhaust("a");
    for (int i = 0; i < 1_000; i++) {
      buckets.take("a");
      buckets.take("other " + i);
    }
    assertThat(buckets.remembered()).isEqualTo(3);
    assertThat(buckets.take("a")).isPositive();
  }

  @Test
  void refuses_a_rate_that_lets_nobody_in() {
    assertThatThrownBy(() -> new TokenBuckets(0, 3, nanos::get))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("R-POST-3: the addresses of one IPv6 network count as one")
  void counts_an_ipv6_network_as_one() {
    assertThat(LookupLimit.network("2001:db8:1:2:3::4"))
        .isEqualTo(LookupLimit.network("2001:db8:1:2:ffff::1"))
        .isNotEqualTo(LookupLimit.network("2001:db8:1:3::4"));
    assertThat(LookupLimit.network("::1")).isNotEqualTo(LookupLimit.network("2001:db8::1"));
    assertThat(LookupLimit.network("192.0.2.7")).isEqualTo("192.0.2.7");
    assertThat(LookupLimit.network("zz:1")).isEqualTo("zz:1");
    assertThat(LookupLimit.network("x".repeat(5_000))).hasSize(64);
  }

  private void exhaust(String key) {
    for (int i = 0; i < 6; i++) {
      assertThat(buckets.take(key)).isZero();
    }
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
