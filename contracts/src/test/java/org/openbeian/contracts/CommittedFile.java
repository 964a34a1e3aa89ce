package org.openbeian.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A generated file that is committed, so that every change of the contracts is a visible diff. With
 * {@code -Dcontracts.update=true} it is written instead of compared.
 */
record CommittedFile(Path path) {

  static final boolean UPDATING = Boolean.getBoolean("contracts.update");

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path ROOT = Objects.requireNonNull(MODULE.getParent());

  /** A file of this module, by its path below {@code contracts/}. */
  static CommittedFile ofModule(String path) {
    return new CommittedFile(MODULE.resolve(path));
  }

  /** A page of the repository's {@code docs/}. */
  static CommittedFile ofDocs(String name) {
    return new CommittedFile(MODULE.resolveSibling("docs").resolve(name));
  }

  void mustBe(String generated) {
    if (UPDATING) {
      write(generated);
    }
    assertThat(Files.exists(path) ? read() : "")
        .as(
            "%s is not what the event records say. If the change is meant, run"
                + " `./mvnw -pl contracts test -Dcontracts.update=true` and commit the file.",
            ROOT.relativize(path))
        .isEqualTo(generated);
  }

  String read() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
