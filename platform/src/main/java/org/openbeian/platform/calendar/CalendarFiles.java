package org.openbeian.platform.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads calendars: the bundled years, and the operator's in their place or beside them. */
public final class CalendarFiles {

  /** The years of {@code calendar/*.txt}; a class path has no directories to list. */
  static final List<Integer> BUNDLED_YEARS = List.of(2024, 2025, 2026);

  private static final Pattern YEAR_FILE = Pattern.compile("(\\d{4})\\.txt");

  private CalendarFiles() {}

  /**
   * Reads the bundled years and those of a directory, which replace bundled ones of the same year.
   *
   * @throws IllegalArgumentException with file, line and reason when a file is not to be understood
   * @throws UncheckedIOException when the directory or a file in it can't be read
   */
  public static WorkingCalendar calendar(Optional<Path> directory) {
    Map<Integer, CalendarYear> years = new TreeMap<>();
    for (int year : BUNDLED_YEARS) {
      String file = "calendar/" + year + ".txt";
      years.put(year, CalendarYear.read(year, file, bundled(file)));
    }
    directory
        .map(CalendarFiles::filesIn)
        .orElse(List.of())
        .forEach(file -> years.put(yearOf(file), year(file)));
    return new WorkingCalendar(years.values());
  }

  private static CalendarYear year(Path file) {
    return CalendarYear.read(yearOf(file), file.toString(), lines(file));
  }

  /** A misnamed file would leave its year out without a word. */
  private static int yearOf(Path file) {
    Matcher name = YEAR_FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is not named like 2027.txt");
    }
    return Integer.parseInt(name.group(1));
  }

  /** Hidden ones are no calendars: a mounted volume brings its own. */
  private static List<Path> filesIn(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("beian.calendar.directory can't be read: " + directory, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read", e);
    }
  }

  private static List<String> bundled(String name) {
    InputStream resource =
        Objects.requireNonNull(CalendarFiles.class.getResourceAsStream("/" + name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
