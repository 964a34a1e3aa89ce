package org.openbeian.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {

  @ParameterizedTest
  @DisplayName("R-NOT-1: quiet hours end at their next end in Beijing, also past midnight")
  @CsvSource({
    "22:00-08:00, 2026-11-24T21:59:59.999999, ",
    "22:00-08:00, 2026-11-24T22:00:00,        2026-11-25T08:00:00",
    "22:00-08:00, 2026-12-31T23:59:59,        2027-01-01T08:00:00",
    "22:00-08:00, 2026-11-25T00:00:00,        2026-11-25T08:00:00",
    "22:00-08:00, 2026-11-25T07:59:59.999999, 2026-11-25T08:00:00",
    "22:00-08:00, 2026-11-25T08:00:00, ",
    "22:00-08:00, 2026-11-25T12:00:00, ",
    "12:00-14:00, 2026-11-24T11:59:59, ",
    "12:00-14:00, 2026-11-24T12:00:00,        2026-11-24T14:00:00",
    "12:00-14:00, 2026-11-24T14:00:00, ",
    "12:00-14:00, 2026-11-24T23:00:00, ",
    "00:00-06:00, 2026-11-24T00:00:00,        2026-11-24T06:00:00",
    "22:00-00:00, 2026-11-24T22:00:00,        2026-11-25T00:00:00",
    "22:00-00:00, 2026-11-25T00:00:00, ",
    "08:00-07:59, 2026-11-24T07:59:30, ",
    "08:00-07:59, 2026-11-24T08:00:00,        2026-11-25T07:59:00",
    "off,         2026-11-24T23:00:00, "
  })
  void end_at_their_next_end_in_beijing(String setting, LocalDateTime now, LocalDateTime end) {
    assertThat(QuietHours.of(setting).endAfter(inBeijing(now)))
        .isEqualTo(java.util.Optional.ofNullable(end).map(QuietHoursTest::inBeijing));
  }

  @Test
  void keep_their_times_while_they_are_off() {
    assertThat(QuietHours.of("off"))
        .isEqualTo(new QuietHours(false, LocalTime.of(22, 0), LocalTime.of(8, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22:00", "22-8", "22:00-22:00", "24:00-08:00", "OFF", "1-2-3"})
  void refuse_a_setting_that_says_nothing(String setting) {
    assertThatThrownBy(() -> QuietHours.of(setting)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant inBeijing(LocalDateTime time) {
    return time.atZone(QuietHours.BEIJING).toInstant();
  }
}
