package org.openbeian.order.outbound.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openbeian.order.domain.duration.BureauRule;
import org.openbeian.order.domain.duty.DutyRules;

/** Reads durations and duties; whatever is wrong in a file ends the start. */
public final class RuleFiles {

  private static final String DURATIONS = "durations.csv";
  private static final String DUTIES = "duties.csv";

  private RuleFiles() {}

  /**
   * Reads the bundled durations, or those of a file in their place.
   *
   * @throws IllegalArgumentException with file, line and reason when it is not to be understood
   */
  public static BureauRule durations(Optional<Path> file) {
    return file.map(own -> BureauRule.read(own.toString(), lines(own)))
        .orElseGet(() -> BureauRule.read(DURATIONS, bundled(DURATIONS)));
  }

  /**
   * Reads the bundled duties, or those of a file in their place.
   *
   * @throws IllegalArgumentException with file, line and reason when it is not to be understood
   */
  public static DutyRules duties(Optional<Path> file) {
    return file.map(own -> DutyRules.read(own.toString(), lines(own)))
        .orElseGet(() -> DutyRules.read(DUTIES, bundled(DUTIES)));
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
        Objects.requireNonNull(RuleFiles.class.getResourceAsStream("/" + name), name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
