package org.openbeian.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;

class WorkingCalendarTest {

  private final WorkingCalendar calendar = CalendarFiles.calendar(Optional.empty());

  @ParameterizedTest
  @DisplayName("R-CAL-1: Saturdays and Sundays that make up for a holiday are working days")
  @ValueSource(
      strings = {
        "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
        "2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28",
        "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
        "2026-10-10"
      })
  void works_on_a_make_up_day(LocalDate day) {
    assertThat(calendar.isWorkingDay(day)).isEqualTo(new Known<>(true));
  }

  @ParameterizedTest
  @DisplayName("R-CAL-1: weekends and public holidays are no working days")
  @ValueSource(
      strings = {
        "2024-01-01", "2024-02-12", "2024-06-10", "2024-09-17", "2024-10-07", "2025-01-28",
        "2025-02-04", "2025-10-08", "2025-03-15", "2025-03-16", "2026-01-02", "2026-02-23",
        "2026-06-19", "2026-09-25", "2026-10-07"
      })
  void rests_on_weekends_and_holidays(LocalDate day) {
    assertThat(calendar.isWorkingDay(day)).isEqualTo(new Known<>(false));
  }

  @ParameterizedTest
  @DisplayName("R-CAL-1: a year has the working days that its notice leaves")
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void counts_a_whole_year(int year, int days) {
    // given a start day before the year, which itself is not counted
    LocalDate newYear = LocalDate.of(year, 1, 1);

    // then
    assertThat(calendar.workingDaysBetween(newYear.minusDays(1), newYear.plusYears(1).minusDays(1)))
        .isEqualTo(new Known<>(days));
  }

  @ParameterizedTest
  @DisplayName("R-CAL-1: counts the whole working days after the start day")
  @CsvSource({
    // within a day, and backwards
    "2025-03-13, 2025-03-13, 0",
    "2025-03-14, 2025-03-13, 0",
    // across a weekend
    "2025-03-13, 2025-03-14, 1",
    "2025-03-14, 2025-03-16, 0",
    "2025-03-15, 2025-03-17, 1",
    // Spring Festival, with the Sunday before and the Saturday after it
    "2025-01-23, 2025-01-27, 3",
    "2025-01-27, 2025-02-04, 0",
    "2025-01-23, 2025-02-05, 4",
    "2025-02-04, 2025-02-10, 5",
    // across the year's end
    "2024-12-31, 2025-01-02, 1",
    "2025-12-30, 2026-01-05, 3",
    "2024-12-31, 2026-12-31, 496"
  })
  void counts_the_working_days_after_the_start_day(LocalDate from, LocalDate to, int days) {
    assertThat(calendar.workingDaysBetween(from, to)).isEqualTo(new Known<>(days));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-13, 0, 2025-03-13",
    "2025-03-15, 0, 2025-03-15",
    "2025-03-13, 1, 2025-03-14",
    "2025-03-13, 3, 2025-03-18",
    "2025-01-23, 3, 2025-01-27",
    "2025-01-23, 4, 2025-02-05",
    "2025-12-31, 1, 2026-01-04"
  })
  void finds_the_nth_working_day_after_a_date(LocalDate date, int days, LocalDate expected) {
    assertThat(calendar.plusWorkingDays(date, days)).isEqualTo(new Known<>(expected));
  }

  @ParameterizedTest
  @CsvSource({
    // a Wednesday, and the weekend before it
    "3, 2025-03-19, 2025-03-14",
    "1, 2025-03-17, 2025-03-14",
    "0, 2025-03-17, 2025-03-17",
    "0, 2025-03-16, 2025-03-14",
    // the Spring Festival, and the Sunday that makes up for it
    "3, 2025-02-05, 2025-01-24",
    "1, 2025-02-04, 2025-01-26",
    // across the year's end
    "1, 2026-01-04, 2025-12-31"
  })
  void finds_the_earliest_date_within_some_working_days(int days, LocalDate to, LocalDate from) {
    assertThat(calendar.earliestWithin(days, to)).isEqualTo(new Known<>(from));
  }

  @Test
  void counts_more_working_days_from_every_earlier_date_alone() {
    LocalDate.of(2025, 1, 10)
        .datesUntil(LocalDate.of(2026, 12, 31))
        .forEach(
            to -> {
              for (int days = 0; days < 4; days++) {
                LocalDate earliest = calendar.earliestWithin(days, to).known().orElseThrow();
                assertThat(between(earliest, to)).isLessThanOrEqualTo(days);
                assertThat(between(earliest.minusDays(1), to)).isGreaterThan(days);
              }
            });
  }

  @Test
  @DisplayName("R-CAL-1: a year without data is told, never counted as plain weekdays")
  void tells_a_year_without_data() {
    // given
    LocalDate christmas = LocalDate.of(2026, 12, 25);
    LocalDate twelfthNight = LocalDate.of(2027, 1, 5);

    // then
    assertThat(calendar.isWorkingDay(twelfthNight)).isEqualTo(new UnknownYear<>(2027));
    assertThat(calendar.workingDaysBetween(christmas, twelfthNight))
        .isEqualTo(new UnknownYear<>(2027));
    assertThat(calendar.plusWorkingDays(christmas, 5)).isEqualTo(new UnknownYear<>(2027));
    assertThat(calendar.plusWorkingDays(christmas, 4))
        .isEqualTo(new Known<>(LocalDate.of(2026, 12, 31)));
    assertThat(calendar.workingDaysBetween(christmas, LocalDate.of(2026, 12, 31)))
        .isEqualTo(new Known<>(4));
    assertThat(calendar.workingDaysBetween(LocalDate.of(2023, 12, 28), LocalDate.of(2024, 1, 5)))
        .isEqualTo(new UnknownYear<>(2023));
    assertThat(calendar.workingDaysBetween(LocalDate.of(2023, 12, 31), LocalDate.of(2024, 1, 2)))
        .isEqualTo(new Known<>(1));
    assertThat(calendar.earliestWithin(3, twelfthNight)).isEqualTo(new UnknownYear<>(2027));
    assertThat(calendar.earliestWithin(2, LocalDate.of(2024, 1, 4)))
        .isEqualTo(new Known<>(LocalDate.of(2024, 1, 2)));
    assertThat(calendar.earliestWithin(3, LocalDate.of(2024, 1, 4)))
        .isEqualTo(new UnknownYear<>(2023));
    assertThat(calendar.workingDaysBetween(christmas, twelfthNight).map(days -> days > 3).known())
        .isEmpty();
  }

  @Test
  void knows_the_day_in_china() {
    assertThat(WorkingCalendar.dayOf(Instant.parse("2025-03-13T15:59:59Z")))
        .hasToString("2025-03-13");
    assertThat(WorkingCalendar.dayOf(Instant.parse("2025-03-13T16:00:00Z")))
        .hasToString("2025-03-14");
    assertThat(WorkingCalendar.startOf(LocalDate.of(2025, 3, 14)))
        .isEqualTo(Instant.parse("2025-03-13T16:00:00Z"));
  }

  @Test
  void counts_no_negative_days() {
    assertThatThrownBy(() -> calendar.plusWorkingDays(LocalDate.of(2025, 1, 1), -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> calendar.earliestWithin(-1, LocalDate.of(2025, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int between(LocalDate from, LocalDate to) {
    return calendar.workingDaysBetween(from, to).known().orElseThrow();
  }
}
