package org.openbeian.sandbox.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the sandbox: the system's, moved by an offset that only grows and is kept on disk.
 */
final class SandboxClock extends Clock {
  private final Path file;
  private volatile Duration offset;

  SandboxClock(Path directory) {
    this.file = directory.resolve("clock-offset");
    this.offset = read(file);
  }

  Duration offset() {
    return offset;
  }

  /** Moves on; the new offset is on disk when this returns. */
  synchronized Duration advance(Duration by) {
    var moved = offset.plus(by);
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(draft, moved + "\n");
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    offset = moved;
    return moved;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), offset);
  }

  private static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
