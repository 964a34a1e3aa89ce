package org.openbeian.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarYearTest {

  private static final String SOURCE = "source a notice";
  private static final String NEW_YEAR = "2025-01-01 holiday 元旦";

  @Test
  void reads_comments_and_empty_lines_as_nothing() {
    // when
    CalendarYear year =
        CalendarYear.read(
            2025, "2025.txt", List.of("# of 2025", SOURCE, "", NEW_YEAR, "2025-01-26 work"));

    // then
    assertThat(year.isWorkingDay(LocalDate.of(2025, 1, 1))).isFalse();
    assertThat(year.isWorkingDay(LocalDate.of(2025, 1, 2))).isTrue();
    assertThat(year.isWorkingDay(LocalDate.of(2025, 1, 25))).isFalse();
    assertThat(year.isWorkingDay(LocalDate.of(2025, 1, 26))).isTrue();
  }

  @ParameterizedTest
  @DisplayName("R-CAL-1: a wrong line is refused with file, line and reason")
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-01-27                        | neither",
        "2025-01-27 holiday                | neither",
        "2025-1-27 holiday 春节            | neither",
        "2025-01-25 Work                   | neither",
        "2025-01-25..2025-01-26 work       | neither",
        "2025-02-30 holiday 春节           | 2025-02-30 is no date",
        "2026-01-02 holiday 元旦           | 2026-01-02 is not in 2025",
        "2025-12-31..2026-01-01 holiday x  | 2026-01-01 is not in 2025",
        "2025-02-04..2025-01-28 holiday x  | the holiday ends before it begins",
        "2025-01-27 work                   | 2025-01-27 is no Saturday or Sunday",
        "2025-01-01 holiday 春节           | 2025-01-01 stands here twice",
        "2025-01-01..2025-01-02 holiday x  | 2025-01-01 stands here twice",
        "source another                    | a second source"
      })
  void refuses_a_wrong_line(String line, String reason) {
    assertThatThrownBy(
            () -> CalendarYear.read(2025, "dir/2025.txt", List.of(SOURCE, NEW_YEAR, "", line)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("dir/2025.txt, line 4: " + reason);
  }

  @Test
  void refuses_a_day_that_is_both_holiday_and_work() {
    assertThatThrownBy(
            () ->
                CalendarYear.read(
                    2025,
                    "2025.txt",
                    List.of(SOURCE, "2025-02-01..2025-02-02 holiday x", "2025-02-02 work")))
        .hasMessage("2025.txt, line 3: 2025-02-02 stands here twice");
  }

  @Test
  void refuses_a_year_without_source_or_without_holidays() {
    assertThatThrownBy(() -> CalendarYear.read(2025, "2025.txt", List.of(NEW_YEAR)))
        .hasMessageContaining("no line \"source …\"");
    assertThatThrownBy(() -> CalendarYear.read(2025, "2025.txt", List.of(SOURCE)))
        .hasMessageContaining("no holiday");
    assertThatThrownBy(
            () -> CalendarYear.read(2025, "2025.txt", List.of(SOURCE, "2025-01-26 work")))
        .hasMessageContaining("no holiday");
  }
}
