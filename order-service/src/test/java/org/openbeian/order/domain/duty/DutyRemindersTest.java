package org.openbeian.order.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DutyRemindersTest {

  private static final Instant GRANTED = Instant.parse("2026-03-01T08:00:00Z");

  private final DutyReminders reminders =
      new DutyReminders(List.of(Duration.ofDays(20), Duration.ofDays(30)));

  @Test
  @DisplayName("R-POST-2: reminds 20 and 30 days after the grant, and then no more")
  void steps_through_20_and_30_days() {
    assertThat(reminders.next(GRANTED, GRANTED)).contains(20);
    assertThat(reminders.dueAt(20, GRANTED)).isEqualTo(GRANTED.plus(Duration.ofDays(20)));
    assertThat(reminders.next(GRANTED, GRANTED.plus(Duration.ofDays(20)))).contains(30);
    assertThat(reminders.next(GRANTED, GRANTED.plus(Duration.ofDays(30)))).isEmpty();
  }

  @Test
  void maps_what_was_armed_under_earlier_settings() {
    assertThat(reminders.stepOf(15)).contains(20);
    assertThat(reminders.stepOf(25)).contains(30);
    assertThat(reminders.stepOf(31)).isEmpty();
    assertThat(new DutyReminders(List.of()).next(GRANTED, GRANTED)).isEmpty();
  }

  @Test
  void refuses_steps_out_of_order() {
    for (List<Duration> wrong :
        List.of(
            List.of(Duration.ofDays(30), Duration.ofDays(20)),
            List.of(Duration.ofDays(20), Duration.ofDays(20).plusHours(1)),
            List.of(Duration.ofHours(1)))) {
      assertThatThrownBy(() -> new DutyReminders(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
