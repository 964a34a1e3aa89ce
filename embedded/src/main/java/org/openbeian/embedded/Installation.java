package org.openbeian.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;

/** Directories of unpacked binaries, each filled once and shared by all processes of a user. */
final class Installation {
  interface Filler {
    void fill(Path directory) throws IOException;
  }

  private Installation() {}

  /** {@code $XDG_CACHE_HOME/openbeian}, or {@code ~/.cache/openbeian}. */
  static Path defaultRoot() {
    var base =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(value -> value.startsWith("/"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    return base.resolve("openbeian");
  }

  /**
   * The directory {@code root/name}, filled if it is not there. It appears whole or not at all: it
   * is filled under another name and renamed; of two processes doing so at once one wins and the
   * other takes the winner's.
   */
  static Path ensure(Path root, String name, Filler filler) {
    var target = root.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Files.createDirectories(root);
      var draft = Files.createTempDirectory(root, "." + name + "-");
      try {
        filler.fill(draft);
        publish(draft, target);
      } finally {
        deleteTree(draft);
      }
      return target;
    } catch (IOException e) {
      throw new ServerException("Cannot unpack " + name + " into " + root + ": " + e, e);
    }
  }

  /** Renames a finished directory; keeps the target where somebody else was quicker. */
  static void publish(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!(e instanceof FileAlreadyExistsException) && !Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
