package org.openbeian.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openbeian.platform.calendar.Reckoned.Known;
import org.openbeian.platform.calendar.Reckoned.UnknownYear;

class CalendarFilesTest {

  @TempDir Path directory;

  @Test
  void bundles_just_the_years_that_have_a_file() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/calendar"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              CalendarFiles.BUNDLED_YEARS.stream().map(year -> year + ".txt").toList());
    }
  }

  @Test
  @DisplayName("R-CAL-1: the operator adds a year, or replaces a bundled one")
  void lets_the_operator_add_and_replace_years() throws IOException {
    // given
    write("2027.txt", "source a notice", "2027-01-01 holiday 元旦");
    write("2025.txt", "source a corrected notice", "2025-01-02 holiday 元旦");
    write(".hidden", "nothing of ours");

    // when
    WorkingCalendar calendar = CalendarFiles.calendar(Optional.of(directory));

    // then
    assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 4))).isEqualTo(new Known<>(true));
    assertThat(calendar.isWorkingDay(LocalDate.of(2025, 1, 1))).isEqualTo(new Known<>(true));
    assertThat(calendar.isWorkingDay(LocalDate.of(2025, 1, 2))).isEqualTo(new Known<>(false));
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 10))).isEqualTo(new Known<>(true));
    assertThat(calendar.isWorkingDay(LocalDate.of(2028, 1, 4))).isEqualTo(new UnknownYear<>(2028));
  }

  @Test
  void names_the_file_the_line_and_the_reason_of_what_is_wrong() throws IOException {
    // given
    Path file = write("2027.txt", "source a notice", "2027-01-01 holidy 元旦");

    // then
    assertThatThrownBy(() -> CalendarFiles.calendar(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ", line 2: neither");
  }

  @Test
  void refuses_a_misnamed_file_and_a_directory_that_is_not_there() throws IOException {
    // given
    write("2027.text", "source a notice", "2027-01-01 holiday 元旦");

    // then
    assertThatThrownBy(() -> CalendarFiles.calendar(Optional.of(directory)))
        .hasMessageContaining("is not named like 2027.txt");
    assertThatThrownBy(() -> CalendarFiles.calendar(Optional.of(directory.resolve("none"))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
