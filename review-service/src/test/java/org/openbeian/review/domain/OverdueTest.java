package org.openbeian.review.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openbeian.contracts.AccountId;
import org.openbeian.contracts.FilingType;
import org.openbeian.contracts.OrderId;
import org.openbeian.contracts.Recipient;
import org.openbeian.platform.calendar.CalendarFiles;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;
import org.openbeian.platform.calendar.WorkingCalendar;

class OverdueTest {

  private static final Instant NEW_YEAR_2025 = Instant.parse("2025-01-01T02:00:00Z");

  private final WorkingCalendar calendar = CalendarFiles.calendar(Optional.empty());
  private final Overdue overdue = new Overdue(calendar, 3);

  @Test
  @DisplayName("R-FLOW-10: a list that asks for the bound finds just the tasks that are overdue")
  void the_bound_says_what_each_task_says() {
    IntStream.range(0, 365)
        .mapToObj(day -> NEW_YEAR_2025.plus(Duration.ofDays(day)))
        .forEach(
            now -> {
              Instant bound = overdue.before(now).known().orElseThrow();
              for (int hours = 0; hours < 400; hours += 7) {
                Instant since = now.minus(Duration.ofHours(hours));
                boolean late = late(since, now);
                assertThat(overdue.of(task(since), now).overdue()).isEqualTo(new Known<>(late));
                assertThat(since.isBefore(bound)).isEqualTo(late);
              }
            });
  }

  @Test
  @DisplayName("R-CAL-1: what the known days say is said, and nothing is guessed")
  void an_unknown_year_is_told() {
    // given a Thursday of a year without a calendar
    ReviewTask task = task(Instant.parse("2023-12-28T02:00:00Z"));

    // when, two working days of 2024 later
    Waiting early = overdue.of(task, Instant.parse("2024-01-03T02:00:00Z"));

    // then
    assertThat(early.workingDays()).isEqualTo(new UnknownYear<>(2023));
    assertThat(early.overdue()).isEqualTo(new UnknownYear<>(2023));
    assertThat(early.unknownYear()).contains(2023);

    // when there are four of them: too many, whatever the days before were
    Waiting late = overdue.of(task, Instant.parse("2024-01-05T02:00:00Z"));

    // then
    assertThat(late.workingDays()).isEqualTo(new UnknownYear<>(2023));
    assertThat(late.overdue()).isEqualTo(new Known<>(true));

    // and of a task of today no unknown day is asked
    Instant now = Instant.parse("2027-01-04T02:00:00Z");
    assertThat(overdue.of(task(now), now).overdue()).isEqualTo(new Known<>(false));
    assertThat(overdue.before(now)).isEqualTo(new UnknownYear<>(2027));
  }

  @Test
  void a_clock_that_is_behind_makes_nothing_overdue() {
    assertThat(overdue.of(task(NEW_YEAR_2025.plusSeconds(200_000)), NEW_YEAR_2025).overdue())
        .isEqualTo(new Known<>(false));
  }

  @Test
  void a_day_at_least_is_allowed() {
    assertThatThrownBy(() -> new Overdue(calendar, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private boolean late(Instant since, Instant now) {
    return calendar
            .workingDaysBetween(WorkingCalendar.dayOf(since), WorkingCalendar.dayOf(now))
            .known()
            .orElseThrow()
        > 3;
  }

  private static ReviewTask task(Instant at) {
    return ReviewTask.open(
        UUID.randomUUID(),
        SubmissionId.of(new OrderId(UUID.randomUUID()), 1),
        ReviewStage.PRELIMINARY,
        FilingType.FIRST_FILING,
        "330000",
        new Recipient(new AccountId("acct-b"), null, null, "zh-CN"),
        "杭州启明示例科技有限公司",
        "",
        at);
  }
}
