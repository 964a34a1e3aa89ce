package org.openbeian.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdleClockTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");

  private final IdleClock clock =
      new IdleClock(Duration.ofDays(30), Duration.ofDays(40), Duration.ofDays(45));

  @Test
  @DisplayName("R-EXP-1: warns at 30 and 40 days and deletes at 45, all from the last act")
  void steps_through_30_40_and_45_days() {
    assertThat(clock.firstStep()).isEqualTo(30);
    assertThat(clock.stepAfter(30)).isEqualTo(40);
    assertThat(clock.stepAfter(40)).isEqualTo(45);
    assertThat(clock.dueAt(30, SINCE)).isEqualTo(SINCE.plus(Duration.ofDays(30)));
    assertThat(clock.dueAt(40, SINCE)).isEqualTo(SINCE.plus(Duration.ofDays(40)));
    assertThat(clock.dueAt(45, SINCE)).isEqualTo(SINCE.plus(Duration.ofDays(45)));
    assertThat(clock.triggerOf(30)).isEqualTo(OrderTrigger.IDLE_WARNING);
    assertThat(clock.triggerOf(40)).isEqualTo(OrderTrigger.IDLE_WARNING);
    assertThat(clock.triggerOf(45)).isEqualTo(OrderTrigger.IDLE_45);
  }

  @Test
  void understands_steps_armed_under_other_settings() {
    assertThat(clock.stepOf(20)).isEqualTo(30);
    assertThat(clock.stepOf(30)).isEqualTo(30);
    assertThat(clock.stepOf(35)).isEqualTo(40);
    assertThat(clock.stepOf(60)).isEqualTo(45);
    assertThat(clock.stepAfter(45)).isEqualTo(45);
  }

  @Test
  void refuses_a_warning_after_the_end() {
    assertThatThrownBy(
            () -> new IdleClock(Duration.ofDays(30), Duration.ofDays(50), Duration.ofDays(45)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
