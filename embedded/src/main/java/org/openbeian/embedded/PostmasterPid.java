package org.openbeian.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What PostgreSQL's own pid file says: first line the pid, third the start, fourth the port. */
record PostmasterPid(long pid, long startedAtEpochSecond, int port) {
  private static final long START_TIME_TOLERANCE_SECONDS = 10;

  static Optional<PostmasterPid> read(Path data) {
    try {
      var lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return Optional.of(
          new PostmasterPid(
              Long.parseLong(lines.get(0).strip()),
              Long.parseLong(lines.get(2).strip()),
              Integer.parseInt(lines.get(3).strip())));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Removes the file of a dead server that nobody has collected yet, as in containers whose first
   * process is no init: to PostgreSQL it would look alive for ever.
   */
  static void forgetZombie(Path data) throws IOException {
    var zombie =
        read(data)
            .flatMap(file -> ProcessHandle.of(file.pid()))
            .filter(handle -> handle.isAlive() && !ServerProcess.isAlive(handle));
    if (zombie.isPresent()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  /** After a crash the file stays, and another process may have got its number since. */
  boolean isAlive() {
    return ProcessHandle.of(pid)
        .filter(ServerProcess::isAlive)
        .filter(
            handle ->
                handle
                    .info()
                    .startInstant()
                    .map(
                        start ->
                            Math.abs(start.getEpochSecond() - startedAtEpochSecond)
                                < START_TIME_TOLERANCE_SECONDS)
                    .orElse(true))
        .isPresent();
  }
}
