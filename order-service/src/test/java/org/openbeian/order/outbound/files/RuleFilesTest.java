package org.openbeian.order.outbound.files;

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
import org.openbeian.order.domain.calendar.Reckoned.Known;
import org.openbeian.order.domain.calendar.Reckoned.UnknownYear;
import org.openbeian.order.domain.calendar.WorkingCalendar;
import org.openbeian.order.domain.duration.Span;

class RuleFilesTest {

  @TempDir Path directory;

  @Test
  void bundles_just_the_years_that_have_a_file() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/calendar"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              RuleFiles.BUNDLED_YEARS.stream().map(year -> year + ".txt").toList());
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
    WorkingCalendar calendar = RuleFiles.calendar(Optional.of(directory));

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
    assertThatThrownBy(() -> RuleFiles.calendar(Optional.of(directory)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ", line 2: neither");
  }

  @Test
  void refuses_a_misnamed_file_and_a_directory_that_is_not_there() throws IOException {
    // given
    write("2027.text", "source a notice", "2027-01-01 holiday 元旦");

    // then
    assertThatThrownBy(() -> RuleFiles.calendar(Optional.of(directory)))
        .hasMessageContaining("is not named like 2027.txt");
    assertThatThrownBy(() -> RuleFiles.calendar(Optional.of(directory.resolve("none"))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  @Test
  @DisplayName("R-FLOW-6: a bureau takes 1 to 20 working days unless its province is listed")
  void reads_durations_by_province() throws IOException {
    // given
    Path own = write("own.csv", "# ours", "default,3,20,S0", "330000,2,9,our own figures");

    // then
    assertThat(RuleFiles.durations(Optional.empty()).of("330000")).isEqualTo(new Span(1, 20));
    assertThat(RuleFiles.durations(Optional.of(own)).of("330000")).isEqualTo(new Span(2, 9));
    assertThat(RuleFiles.durations(Optional.of(own)).of("110000")).isEqualTo(new Span(3, 20));
  }

  @Test
  void refuses_wrong_durations() throws IOException {
    for (List<String> wrong :
        List.of(
            List.of("330000,2,9", "not \"PROVINCE,FROM,TO,SOURCE\""),
            List.of("330001,2,9,x", "330001 is no province"),
            List.of("330000,9,2,x", "from 9 to 2 is no span"),
            List.of("default,1,2,x", "default stands here twice"))) {
      Path own = write("own.csv", "default,1,20,x", wrong.get(0));
      assertThatThrownBy(() -> RuleFiles.durations(Optional.of(own)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(own + ", line 2: " + wrong.get(1));
    }
    Path empty = write("own.csv", "330000,2,9,x");
    assertThatThrownBy(() -> RuleFiles.durations(Optional.of(empty)))
        .hasMessage(empty + ": no line of default");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.write(directory.resolve(name), List.of(lines));
  }
}
